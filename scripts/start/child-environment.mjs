const SECRETS = /^(TENCENTCLOUD_|AUTH_SECRET$|ADMIN_|DATABASE_URL$)/;

/**
 * The environment for what we start besides the console: it needs none of its secrets.
 * @param {NodeJS.ProcessEnv} env
 * @param {Record<string, string>} more
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(env, more = {}) {
  return {
    NODE_ENV: "production",
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !SECRETS.test(name))),
    ...more,
  };
}
