"use client";
import type { ReactNode } from "react";
import type { Fleet } from "@/lib/client/fleet-query";
import { useFleet } from "@/lib/client/use-fleet";

type SoloBannerProps = {
  readonly initial: Fleet;
  /** The banner, drawn on the server. */
  readonly children: ReactNode;
};

/** Tells on every page that one person works alone here, so that no change is looked at by a second one. */
export function SoloBanner({ initial, children }: SoloBannerProps) {
  return useFleet(initial).fleet.approvals.solo && children;
}
