import { getTranslations } from "next-intl/server";
import { COLLECTION_FORMATS, collectionKeys } from "@/lib/domain/certificate-collection";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { Refusal } from "@/lib/domain/refusal";
import { oneOf, rawParams } from "@/lib/domain/search-params";
import { withRoute } from "@/lib/server/auth/with-route";
import { downloadCertificates } from "@/lib/server/certificates/collection/download-certificates";

/** GET /api/certificates?<filter of the list>|key=<region>/<id>…&format=zip|bundle|p12: the known CAs of many instances as one file. */
export const GET = withRoute("certificate.download", async (ctx, request) => {
  const { searchParams } = new URL(request.url);
  const format = oneOf(COLLECTION_FORMATS, searchParams.get("format") ?? "zip");
  if (!format) throw new Refusal("invalid_input", { field: "format" });
  const keys = collectionKeys(searchParams.getAll("key"));
  if (keys === "bad") throw new Refusal("invalid_input", { field: "key" });
  const selection = keys
    ? { kind: "keys" as const, keys }
    : { kind: "filter" as const, filter: parseInstanceFilter(rawParams(searchParams)) };
  const t = await getTranslations("certificateFiles");
  const problems = await getTranslations("certificate.problem");
  return downloadCertificates(
    ctx,
    {
      selection,
      format,
      readme: ({ count, different, withoutSsl, missing }) =>
        [
          t("title", { count, different }),
          "",
          t("files"),
          t("sums"),
          t("clients"),
          ...(withoutSsl > 0 ? ["", t("withoutSsl", { count: withoutSsl })] : []),
          ...(missing.length > 0 ? ["", t("missing", { count: missing.length })] : []),
          ...missing.map(({ region, instanceId, problem }) =>
            t("missingOne", { id: instanceId, region, why: problem ? problems(problem) : t("notRead") }),
          ),
          "",
        ].join("\n"),
    },
    request,
  );
});
