"use server";
import { z } from "zod";
import { LIST_COLUMNS, parseColumns } from "@/lib/domain/list-columns";
import { DENSITIES } from "@/lib/domain/list-layout";
import { VIEW_QUERY_MAX } from "@/lib/domain/saved-view";
import { renameView as rename, replaceView as replace, shareView as share } from "@/lib/server/views/change-view";
import { deleteView as remove, takeOverView as takeOver } from "@/lib/server/views/delete-view";
import { saveView as save } from "@/lib/server/views/save-view";
import { setDefaultView as setDefault } from "@/lib/server/views/set-default-view";
import { setListLayout as keepLayout } from "@/lib/server/views/set-list-layout";
import { memberAction } from "./action-client";

const columnsInput = z
  .array(z.enum(LIST_COLUMNS))
  .max(LIST_COLUMNS.length)
  .transform((columns) => parseColumns(columns.join(".")) ?? (["name"] as const));

const viewId = z.uuid();
// A name that is none is refused in words of its own, by the verb.
const name = z.string().max(1_000);
const query = z.string().max(VIEW_QUERY_MAX);

/** Keeps which columns the asking person sees, their order, and the height of rows. */
export const setListLayout = memberAction
  .metadata({ name: "list.layout", permission: "own-account.manage" })
  .inputSchema(z.object({ columns: columnsInput, density: z.enum(DENSITIES) }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await keepLayout(ctx, parsedInput);
    return null;
  });

/** Saves what the list shows as a view of one's own. */
export const saveView = memberAction
  .metadata({ name: "view.save", permission: "view.save" })
  .inputSchema(z.object({ name, query, columns: columnsInput, shared: z.boolean() }).strict())
  .action(async ({ ctx, parsedInput }) => save(ctx, parsedInput));

/** Saves what the list shows in a view that is there. */
export const replaceView = memberAction
  .metadata({ name: "view.replace", permission: "view.save" })
  .inputSchema(z.object({ viewId, query, columns: columnsInput }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await replace(ctx, parsedInput);
    return null;
  });

/** Gives a view another name. */
export const renameView = memberAction
  .metadata({ name: "view.rename", permission: "view.save" })
  .inputSchema(z.object({ viewId, name }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await rename(ctx, parsedInput);
    return null;
  });

/** Shares a view with everybody, or takes that back. */
export const shareView = memberAction
  .metadata({ name: "view.share", permission: "view.save" })
  .inputSchema(z.object({ viewId, shared: z.boolean() }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await share(ctx, parsedInput);
    return null;
  });

/** Deletes a view. */
export const deleteView = memberAction
  .metadata({ name: "view.delete", permission: "view.save" })
  .inputSchema(z.object({ viewId }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await remove(ctx, parsedInput);
    return null;
  });

/** Makes an administrator the owner of a view that a removed person left behind. */
export const takeOverView = memberAction
  .metadata({ name: "view.take-over", permission: "view.inherit" })
  .inputSchema(z.object({ viewId }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await takeOver(ctx, parsedInput);
    return null;
  });

/** Makes a view what the list opens with; null = all instances. */
export const setDefaultView = memberAction
  .metadata({ name: "view.default", permission: "view.save" })
  .inputSchema(z.object({ viewId: viewId.nullable() }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await setDefault(ctx, parsedInput);
    return null;
  });
