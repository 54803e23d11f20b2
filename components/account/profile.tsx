import { useTranslations } from "next-intl";
import type { Role } from "@/lib/domain/permission";

/** Who the console takes the reader for. */
export function Profile({ name, email, role }: { readonly name: string; readonly email: string; readonly role: Role }) {
  const t = useTranslations("settings.profile");
  const roleName = useTranslations("shell.role");
  const facts = [
    { term: t("name"), fact: name },
    { term: t("email"), fact: email },
    { term: t("role"), fact: roleName(role) },
  ];
  return (
    <dl className="grid max-w-xl grid-cols-[minmax(5rem,auto)_1fr] gap-x-6 gap-y-1.5">
      {facts.map(({ term, fact }) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 text-strong [overflow-wrap:anywhere]">
            <bdi>{fact}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
