import type { EmulatedInstance } from "../emulated-instance";
import { type IssuedCertificate, makeCertificate } from "./make-certificate";

export type SavedCertificate = { readonly der: string; readonly privateKey: string };

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** The CA certificates of the instances with their keys, made when first asked for. A new expiry is a new certificate. */
export class CertificateShelf {
  readonly #issued = new Map<string, Promise<IssuedCertificate>>();
  readonly #saved = new Map<string, SavedCertificate>();

  /** @param onIssued called after a certificate was made, to save it. */
  constructor(
    saved: Readonly<Record<string, SavedCertificate>>,
    private readonly onIssued: () => void,
  ) {
    for (const [name, certificate] of Object.entries(saved)) this.#saved.set(name, certificate);
  }

  /** The same each time, also after a restart with the same state. */
  of(instance: EmulatedInstance, expiresAt: number): Promise<IssuedCertificate> {
    const name = `${instance.region}/${instance.instanceId}/${expiresAt}`;
    const saved = this.#saved.get(name);
    if (saved !== undefined) {
      const [der, privateKey] = [Buffer.from(saved.der, "base64"), Buffer.from(saved.privateKey, "base64")];
      return Promise.resolve({ der, privateKey });
    }
    const pending = this.#issued.get(name) ?? this.#issue(name, instance.instanceId, expiresAt);
    this.#issued.set(name, pending);
    return pending;
  }

  saved(): Record<string, SavedCertificate> {
    return Object.fromEntries(this.#saved);
  }

  clear(): void {
    this.#issued.clear();
    this.#saved.clear();
  }

  async #issue(name: string, instanceId: string, expiresAt: number): Promise<IssuedCertificate> {
    const made = await makeCertificate(`MongoDB CA ${instanceId}`, expiresAt);
    this.#saved.set(name, { der: toBase64(made.der), privateKey: toBase64(made.privateKey) });
    this.onIssued();
    return made;
  }
}
