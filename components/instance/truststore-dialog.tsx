"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { DialogFrame } from "@/components/bulk/dialog-frame";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { makeTruststore } from "@/lib/actions/certificates";
import { saveFile } from "@/lib/client/save-file";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import {
  isTruststorePassword,
  TRUSTSTORE_PASSWORD,
  TRUSTSTORE_PASSWORD_MAX,
  TRUSTSTORE_PASSWORD_MIN,
} from "@/lib/domain/certificate-format";

type TruststoreDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly name: { readonly region: string; readonly instanceId: string };
};

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Asks for the truststore's password, which travels in the action's body and is kept nowhere, and saves the file. */
export function TruststoreDialog({ open, onOpenChange, name: { region, instanceId } }: TruststoreDialogProps) {
  const t = useTranslations("instance.truststore");
  const problems = useTranslations("certificate.problem");
  const refusal = useRefusalText();
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState<string>(TRUSTSTORE_PASSWORD);
  const [refused, setRefused] = useState(false);
  const { mutate, data, error, isPending } = useActionMutation(makeTruststore, {
    onSuccess: (made) => {
      if ("problem" in made) return;
      saveFile(made.filename, new Blob([bytesOf(made.base64)], { type: made.type }));
      onOpenChange(false);
    },
  });
  const make = (event: FormEvent) => {
    event.preventDefault();
    const good = isTruststorePassword(password);
    setRefused(!good);
    if (good) mutate({ region, instanceId, password });
    else field.current?.focus();
  };
  const problem = data && "problem" in data ? data.problem : null;
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body", { id: instanceId })}
      initialFocus={field}
      actions={
        <>
          <Dialog.Close render={<Button />}>{t("close")}</Dialog.Close>
          <Button variant="primary" type="submit" form={form} pending={isPending}>
            {t("make")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={make} noValidate>
        <TextField
          ref={field}
          label={t("password")}
          hint={t("hint", { usual: TRUSTSTORE_PASSWORD })}
          error={
            refused ? t("refused", { minimum: TRUSTSTORE_PASSWORD_MIN, maximum: TRUSTSTORE_PASSWORD_MAX }) : undefined
          }
          value={password}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setPassword(target.value)}
        />
      </form>
      {problem && (
        <Alert title={t("failed")}>
          <p>{problems(problem)}</p>
        </Alert>
      )}
      {error && (
        <Alert title={t("failed")} actions={error.code === "outdated" && <ReloadButton />}>
          <p>{refusal(error)}</p>
        </Alert>
      )}
    </DialogFrame>
  );
}
