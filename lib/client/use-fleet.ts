"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type Fleet, fleetQuery } from "./fleet-query";

/** What the frame tells of the fleet, and whether the page in it is the list, which reads that by itself and tells more. */
export function useFleet(initial: Fleet): { readonly fleet: Fleet; readonly listed: boolean } {
  const listed = usePathname() === "/instances";
  return { fleet: useQuery(fleetQuery(initial, !listed)).data, listed };
}
