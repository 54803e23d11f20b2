"use client";
import { useRegionName } from "@/components/instances/use-region-name";
import { KEYBOARD_SCROLL } from "./keyboard-scroll";

type Listed = {
  readonly region: string;
  readonly instanceId: string;
  readonly name?: string;
  readonly mongoVersion?: string;
};

type ReviewListProps<One extends Listed> = {
  readonly instances: readonly One[];
  /** Names the list for assistive technology. */
  readonly label: string;
  readonly note?: (instance: One) => string;
};

/** Instances in a list that scrolls by itself; what is out of sight costs nothing, also with thousands. */
export function ReviewList<One extends Listed>({ instances, label, note }: ReviewListProps<One>) {
  const regionName = useRegionName();
  return (
    <ul {...KEYBOARD_SCROLL} aria-label={label} className="max-h-56 overflow-y-auto rounded border border-line text-sm">
      {instances.map((instance) => (
        <li
          key={`${instance.region}/${instance.instanceId}`}
          className="flex flex-wrap gap-x-3 border-b border-line px-3 py-1.5 [contain-intrinsic-size:auto_2rem] [content-visibility:auto] last:border-b-0"
        >
          <span className="font-mono">{instance.instanceId}</span>
          {instance.name && <bdi className="min-w-0 text-strong [overflow-wrap:anywhere]">{instance.name}</bdi>}
          <span className="text-muted" title={instance.region}>
            {regionName(instance.region)}
          </span>
          {instance.mongoVersion && <span className="text-muted tabular-nums">{instance.mongoVersion}</span>}
          {note && <span className="basis-full">{note(instance)}</span>}
        </li>
      ))}
    </ul>
  );
}
