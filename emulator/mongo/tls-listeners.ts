import { createPrivateKey } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import { pem } from "../certificates/encode-certificate";
import { makeNodeCertificate } from "../certificates/make-certificate";
import type { Machine } from "../machine";
import { type ListenOptions, startTlsListener, type TlsListener } from "./tls-listener";

const OLD_VERSIONS = new Set(["TLSv1", "TLSv1.1"]);

/** The nodes that were asked to listen; each stays until the emulator is reset or closed. */
export class TlsListeners {
  readonly #open = new Set<TlsListener>();

  constructor(private readonly machine: Machine) {}

  /** @throws when there is no such instance, or the address is no loopback one. */
  async listen(region: string, instanceId: string, options: ListenOptions): Promise<TlsListener> {
    if (this.machine.fleet().find(region, instanceId) === undefined)
      throw new Error(`There is no ${instanceId} in ${region}.`);
    if (options.host !== undefined && !/^(127\.\d+\.\d+\.\d+|::1)$/.test(options.host))
      throw new Error("A node listens on a loopback address only.");
    const instance = () => this.machine.fleet().find(region, instanceId);
    let made: { readonly expiresAt: number; readonly context: Promise<SecureContext> } | null = null;
    const secureContext = async () => {
      const expiresAt = instance()?.expiresAt ?? null;
      if (expiresAt === null) return null;
      if (made?.expiresAt !== expiresAt)
        made = { expiresAt, context: this.#context(region, instanceId, expiresAt, options) };
      return made.context;
    };
    const listener = await startTlsListener({ instance, secureContext }, options);
    this.#open.add(listener);
    return listener;
  }

  async close(): Promise<void> {
    const open = [...this.#open];
    this.#open.clear();
    await Promise.all(open.map((listener) => listener.close()));
  }

  async #context(
    region: string,
    instanceId: string,
    expiresAt: number,
    options: ListenOptions,
  ): Promise<SecureContext> {
    const instance = this.machine.fleet().find(region, instanceId);
    if (instance === undefined) throw new Error("The instance is gone.");
    const node = await makeNodeCertificate(await this.machine.certificates.of(instance, expiresAt), instanceId);
    const key = createPrivateKey({ key: Buffer.from(node.privateKey), format: "der", type: "pkcs8" });
    const { minVersion, maxVersion } = options;
    const old = [minVersion, maxVersion].some((version) => version !== undefined && OLD_VERSIONS.has(version));
    return createSecureContext({
      cert: pem(node.der),
      key: key.export({ format: "pem", type: "pkcs8" }),
      minVersion: minVersion ?? (maxVersion && OLD_VERSIONS.has(maxVersion) ? "TLSv1" : "TLSv1.2"),
      ...(maxVersion && { maxVersion }),
      // OpenSSL 3 speaks TLS 1.0 and 1.1 at security level 0 only: their signatures are SHA-1.
      ...(old && { ciphers: "DEFAULT@SECLEVEL=0" }),
    });
  }
}
