import { redirect } from "next/navigation";

/** The fleet is what people come for; an overview of its own comes later. */
export default function HomePage(): never {
  redirect("/instances");
}
