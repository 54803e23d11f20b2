import type { EmulatedInstance } from "../emulated-instance";
import { makeCertificate } from "./make-certificate";

/** The CA certificates of the instances, made when first asked for. A new expiry is a new certificate. */
export class CertificateShelf {
  readonly #issued = new Map<string, Promise<Uint8Array>>();
  readonly #saved = new Map<string, string>();

  /** @param onIssued called after a certificate was made, to save it. */
  constructor(
    saved: Readonly<Record<string, string>>,
    private readonly onIssued: () => void,
  ) {
    for (const [name, base64] of Object.entries(saved)) this.#saved.set(name, base64);
  }

  /** DER; the same bytes each time, also after a restart with the same state. */
  of(instance: EmulatedInstance, expiresAt: number): Promise<Uint8Array> {
    const name = `${instance.region}/${instance.instanceId}/${expiresAt}`;
    const saved = this.#saved.get(name);
    if (saved !== undefined) return Promise.resolve(Buffer.from(saved, "base64"));
    const pending = this.#issued.get(name) ?? this.#issue(name, instance.instanceId, expiresAt);
    this.#issued.set(name, pending);
    return pending;
  }

  saved(): Record<string, string> {
    return Object.fromEntries(this.#saved);
  }

  clear(): void {
    this.#issued.clear();
    this.#saved.clear();
  }

  async #issue(name: string, instanceId: string, expiresAt: number): Promise<Uint8Array> {
    const der = await makeCertificate(`MongoDB CA ${instanceId}`, expiresAt);
    this.#saved.set(name, Buffer.from(der).toString("base64"));
    this.onIssued();
    return der;
  }
}
