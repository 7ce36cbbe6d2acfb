/** Keeps all workers together within what a gateway bears. */
export abstract class CallPermits {
  /** Resolves when the gateway may be called once more, which may take some seconds. */
  abstract take(gateway: string): Promise<void>;
}
