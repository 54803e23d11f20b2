"use client";
import { type ComponentProps, useRef, useState } from "react";

/** Reads a field of the form; an absent one is empty. */
export type ReadField = (name: string) => string;
type Check = (value: string) => string | undefined;

/**
 * A form that checks its fields before it sends: errors by field name, focus on the first wrong one. `action` is there for who submits before
 * the page's code has loaded: React keeps such a submit and runs it then; without it a password would go into the address.
 */
export function useCheckedForm(checks: Readonly<Record<string, Check>>, send: (read: ReadField) => Promise<unknown>) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const submit = async (data: FormData) => {
    const read: ReadField = (name) => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    const found: Record<string, string> = {};
    for (const [name, check] of Object.entries(checks)) {
      const message = check(read(name));
      if (message) found[name] = message;
    }
    setErrors(found);
    const [first] = Object.keys(found);
    if (first === undefined) return void (await send(read));
    const control = form.current?.elements.namedItem(first);
    if (control instanceof HTMLElement) control.focus();
  };

  const formProps: Pick<ComponentProps<"form">, "ref" | "action" | "noValidate" | "onSubmit"> = {
    ref: form,
    action: submit,
    noValidate: true,
    // Once the page's code is here the form isn't React's to reset: what was typed stays after a refusal.
    onSubmit: (event) => {
      event.preventDefault();
      void submit(new FormData(event.currentTarget));
    },
  };
  return { formProps, errors, clear: () => form.current?.reset() };
}
