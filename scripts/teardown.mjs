/** What has been opened, closed in the reverse order; one failure does not keep the rest open. */
export class Teardown {
  #closers = [];

  /** @param {() => unknown} closer runs when everything opened later has been closed */
  add(closer) {
    this.#closers.push(closer);
  }

  /** Closes everything. Failures are printed: the reason to close is the more useful error to throw. */
  async run() {
    for (const closer of this.#closers.splice(0).reverse()) {
      try {
        await closer();
      } catch (error) {
        console.error(error);
      }
    }
  }
}
