"use client";
import { useQuery } from "@tanstack/react-query";
import { type ApprovalsAtAGlance, NO_APPROVALS_AT_A_GLANCE } from "@/lib/domain/change-approval";
import { FLEET_KEY, readFleet } from "./fleet-query";

/** What the frame of the page knows of approvals; it reads nothing by itself. */
export function useApprovals(): ApprovalsAtAGlance {
  const { data } = useQuery({ queryKey: FLEET_KEY, queryFn: readFleet, enabled: false });
  return data?.approvals ?? NO_APPROVALS_AT_A_GLANCE;
}
