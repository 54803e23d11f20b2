import "server-only";

/** better-auth's own tables: it keeps times as ISO text (SQLite) or timestamptz (PostgreSQL). Written by better-auth only. */
type AuthTime = string | Date;
export type UserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: number | boolean;
  image: string | null;
  createdAt: AuthTime;
  updatedAt: AuthTime;
};
export type SessionTable = {
  id: string;
  expiresAt: AuthTime;
  token: string;
  createdAt: AuthTime;
  updatedAt: AuthTime;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
};
