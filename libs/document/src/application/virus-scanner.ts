/** What a scan came to. `finding` is in the scanner's words and holds nothing of the file. */
export type ScanOutcome =
  | { kind: 'clean' }
  | { kind: 'infected'; finding: string }
  /** The scanner cannot look into it, and could not tomorrow: too large for it, or locked by a password. */
  | { kind: 'unreadable'; finding: string }
  /** Not scanned; the same file may be scanned later. */
  | { kind: 'unavailable'; reason: string };

/** Looks for viruses. Expected endings are outcomes, never exceptions; what the content throws is thrown on. */
export abstract class VirusScanner {
  abstract scan(content: AsyncIterable<Buffer>, deadline: AbortSignal): Promise<ScanOutcome>;
}
