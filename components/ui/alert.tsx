import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon";

const TONES = {
  danger: { look: "border-danger-line bg-danger-soft", sign: "text-danger", icon: "alertCircle" },
  warning: { look: "border-warning-line bg-warning-soft", sign: "text-warning", icon: "alertTriangle" },
  info: { look: "border-info-line bg-info-soft", sign: "text-info", icon: "info" },
} as const;

type AlertProps = {
  readonly tone?: keyof typeof TONES | undefined;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons and links: what to do next. */
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
  /** `note` for what was there when the page came; `alert` (the default) interrupts a reader. */
  readonly role?: "alert" | "note" | undefined;
};

/** What went wrong, to whom, what it means, what to do. */
export function Alert({ tone = "danger", title, children, actions, className, role = "alert" }: AlertProps) {
  const { look, sign, icon } = TONES[tone];
  return (
    <div
      role={role}
      className={clsx("flex gap-2.5 rounded border p-3 text-body [overflow-wrap:anywhere]", look, className)}
    >
      <Icon name={icon} className={clsx("mt-0.5 size-4", sign)} />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <p className="font-medium text-strong">{title}</p>
        {children}
        {actions && <div className="mt-1 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}
