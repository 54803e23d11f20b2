import "server-only";
import {
  EnvironmentVariableCredential,
  OIDCRoleArnCredential,
  ProfileCredential,
} from "tencentcloud-sdk-nodejs/tencentcloud/common/credential.js";
import cvmRoleModule from "tencentcloud-sdk-nodejs/tencentcloud/common/cvm_role_credential.js";

export type Credentials = { readonly secretId: string; readonly secretKey: string; readonly token?: string };
export type CredentialChain = () => Promise<Credentials | null>;

// Node gives a CommonJS module's exports as the default import, bundlers give its `default`.
const CvmRoleCredential = withoutWrapper(cvmRoleModule);

function withoutWrapper<T>(module: T | { default: T }): T {
  return typeof module === "object" && module !== null && "default" in module ? module.default : module;
}

/**
 * The SDK's chain of providers: environment, profile file, CVM role, TKE OIDC. The same as its DefaultCredentialProvider, which is not
 * used because it prints a stack trace for each provider that has nothing. Null when none has. A chain that failed is not to be asked
 * again: its CVM provider keeps a failed look-up for ever.
 */
export function openCredentialChain(): CredentialChain {
  const providers = [
    new EnvironmentVariableCredential(),
    new ProfileCredential(),
    new CvmRoleCredential(),
    new OIDCRoleArnCredential(),
  ];
  return async () => {
    for (const provider of providers) {
      const { secretId, secretKey, token } = await provider
        .getCredential()
        .catch(() => ({ secretId: "", secretKey: "", token: "" }));
      if (secretId && secretKey) return token ? { secretId, secretKey, token } : { secretId, secretKey };
    }
    return null;
  };
}
