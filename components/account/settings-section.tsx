import { type ReactNode, useId } from "react";

type SettingsSectionProps = { readonly title: string; readonly description?: ReactNode; readonly children: ReactNode };

/** One matter of the settings, with a line above it. */
export function SettingsSection({ title, description, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line px-4 py-5">
      <div>
        <h2 id={id} className="text-lg font-semibold text-strong">
          {title}
        </h2>
        {description && <p className="mt-0.5 max-w-prose text-base text-muted">{description}</p>}
      </div>
      {children}
    </section>
  );
}
