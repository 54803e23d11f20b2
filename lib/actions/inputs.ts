import { z } from "zod";
import { isInstanceId } from "@/lib/domain/instance";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import { isRegionCode } from "@/lib/domain/region";

export const regionInput = z.string().max(64).refine(isRegionCode);
export const instanceIdInput = z.string().max(64).refine(isInstanceId);
export const reasonInput = z.string().trim().max(REASON_MAX_LENGTH);
