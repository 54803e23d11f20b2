import type messages from "../messages/en.json";

declare module "next-intl" {
  interface AppConfig {
    // A key that is not in messages/en.json is a type error where it is used.
    Messages: typeof messages;
    Locale: "en" | "zh-CN" | "id";
  }
}
