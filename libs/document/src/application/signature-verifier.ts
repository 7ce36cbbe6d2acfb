import type { SignatureReport } from '../domain/signature.ts';

/** Looks at the digital signatures of a PDF. What is wrong with one is told in its report. */
export abstract class SignatureVerifier {
  abstract verify(pdf: Buffer, at: Date): Promise<SignatureReport[]>;
}
