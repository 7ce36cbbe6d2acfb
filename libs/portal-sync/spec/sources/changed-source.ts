import type { DossierSnapshot } from '#dossier';
import type { ProcedureDefinition } from '#procedure';
import type { Sample } from './full-sample.ts';

/** The same dossier with a source of its payload changed. */
export type Changed = (sample: Sample) => Sample;

export const dossier =
  (changes: Partial<DossierSnapshot>): Changed =>
  ({ snapshot, ...rest }) => ({ ...rest, snapshot: { ...snapshot, ...changes } });

export const applicant =
  (changes: Partial<DossierSnapshot['applicant']>): Changed =>
  (sample) =>
    dossier({ applicant: { ...sample.snapshot.applicant, ...changes } })(sample);

export const change =
  (changes: Partial<DossierSnapshot['change']>): Changed =>
  (sample) =>
    dossier({ change: { ...sample.snapshot.change, ...changes } })(sample);

export const online =
  (changes: Partial<NonNullable<DossierSnapshot['online']>>): Changed =>
  (sample) =>
    dossier({ online: sample.snapshot.online && { ...sample.snapshot.online, ...changes } })(sample);

export const paper =
  (changes: Partial<DossierSnapshot['components'][number]>): Changed =>
  (sample) =>
    dossier({ components: sample.snapshot.components.map((one) => ({ ...one, ...changes })) })(sample);

type Charges = NonNullable<DossierSnapshot['fees']>['charges'];

export const charge =
  (changes: Partial<Charges[number]>): Changed =>
  (sample) => {
    const { fees } = sample.snapshot;
    return dossier({
      fees: fees && { ...fees, charges: fees.charges.map((one) => ({ ...one, ...changes })) },
    })(sample);
  };

export const suspension =
  (changes: Partial<DossierSnapshot['suspensions'][number]>): Changed =>
  (sample) =>
    dossier({ suspensions: sample.snapshot.suspensions.map((one) => ({ ...one, ...changes })) })(sample);

export const result =
  (changes: object): Changed =>
  (sample) =>
    dossier({ result: sample.snapshot.result && { ...sample.snapshot.result, ...changes } })(sample);

export const procedure =
  (changes: Partial<ProcedureDefinition>): Changed =>
  ({ snapshot, surroundings }) => ({
    snapshot,
    surroundings: { ...surroundings, procedure: { ...surroundings.procedure, ...changes } },
  });

/** Of the changes before, the one with this sequence. */
export const earlier =
  (sequence: number, changes: Partial<DossierSnapshot['change']>): Changed =>
  ({ snapshot, surroundings }) => ({
    snapshot,
    surroundings: {
      ...surroundings,
      earlier: surroundings.earlier.map((one) => (one.sequence === sequence ? { ...one, ...changes } : one)),
    },
  });

export const around =
  (changes: Partial<Sample['surroundings']>): Changed =>
  ({ snapshot, surroundings }) => ({ snapshot, surroundings: { ...surroundings, ...changes } });
