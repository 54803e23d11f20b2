"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import { removeMember } from "@/lib/actions/members";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { MemberRow } from "@/lib/domain/member";

const ConfirmDialog = onDemandDialog(() =>
  import("@/components/ui/confirm-dialog").then((module) => module.ConfirmDialog),
);

/** Removes a member, after a question that says what they lose. */
export function RemoveButton({ member }: { readonly member: MemberRow }) {
  const t = useTranslations("members.remove");
  const common = useTranslations("common");
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const removed = useRef(false);
  const [dialog, setDialog] = useState<"unused" | "open" | "closed">("unused");
  const { mutate, isPending, error, reset } = useActionMutation(removeMember, {
    onSuccess: () => {
      removed.current = true;
      setDialog("closed");
      router.refresh();
    },
  });
  const { name, email, userId } = member;
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t("buttonNamed", { email })}
        aria-haspopup="dialog"
        ref={button}
        onClick={() => setDialog("open")}
      >
        {t("button")}
      </Button>
      {dialog !== "unused" && (
        <ConfirmDialog
          open={dialog === "open"}
          onOpenChange={(open) => {
            reset();
            setDialog(open ? "open" : "closed");
          }}
          // The button goes with its row.
          returnFocus={() => (removed.current ? (button.current?.closest("ul") ?? null) : button.current)}
          title={t("title", { name })}
          description={t("description", { email })}
          confirmLabel={t("confirm", { name })}
          cancelLabel={common("cancel")}
          tone="danger"
          pending={isPending}
          onConfirm={() => mutate({ userId })}
        >
          <FormFailure error={error} />
        </ConfirmDialog>
      )}
    </>
  );
}
