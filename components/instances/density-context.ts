"use client";
import { createContext, useContext } from "react";
import type { Density } from "@/lib/domain/list-layout";

export const DensityContext = createContext<Density>("comfortable");

/** How high the rows of the list around it are; comfortable outside of the list. */
export function useDensity(): Density {
  return useContext(DensityContext);
}
