"use client";
import { useEffect, useRef, useState } from "react";
import { checkPermissions } from "@/lib/actions/permissions";
import { ActionError } from "@/lib/client/action-error";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { CHECK_REGIONS_MOST, type RegionPermissions } from "@/lib/domain/permission-check";

/** Runs the check over all regions, a few at a time; what came before a failure stays, and a further run goes on with the rest. */
export function usePermissionCheck(regions: readonly string[]) {
  const { mutateAsync } = useActionMutation(checkPermissions);
  const [checked, setChecked] = useState<readonly RegionPermissions[]>([]);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  async function run(wanted: readonly string[]): Promise<void> {
    setRunning(true);
    setError(null);
    try {
      for (let from = 0; from < wanted.length && !left.current; from += CHECK_REGIONS_MOST) {
        const told = await mutateAsync({ regions: wanted.slice(from, from + CHECK_REGIONS_MOST) });
        setChecked((before) => [...before, ...told]);
      }
    } catch (failure) {
      setError(failure instanceof ActionError ? failure : new ActionError("lost"));
    }
    setRunning(false);
  }

  return {
    checked,
    running,
    error,
    start: () => {
      setChecked([]);
      void run(regions);
    },
    goOn: () => void run(regions.filter((region) => !checked.some((one) => one.region === region))),
  };
}
