"use client";
import { useQueryClient } from "@tanstack/react-query";
import { INSTANCE_KEY } from "@/lib/client/instance-query";
import { ROTATIONS_KEY } from "@/lib/client/rotations-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";

/** An action on a rotation; whatever comes back, what is shown is read anew. */
export function useRotationAction<Input, Data>(
  action: Parameters<typeof useActionMutation<Input, Data>>[0],
  onSuccess?: (data: Data, input: Input) => void,
) {
  const client = useQueryClient();
  return useActionMutation<Input, Data>(action, {
    onSuccess,
    onSettled: () => {
      for (const queryKey of [ROTATIONS_KEY, INSTANCE_KEY]) void client.invalidateQueries({ queryKey });
    },
  });
}
