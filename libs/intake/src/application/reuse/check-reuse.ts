import { Injectable } from '@nestjs/common';
import type { Reception } from '#dossier';
import { WHY_NOT } from '../../domain/held-paper.ts';
import { intakeProblem } from '../../domain/intake.problems.ts';
import { FindHeldPapers } from './find-held-papers.ts';

/** Makes sure that what is said to be used again is there, of the same applicant, and may be. */
@Injectable()
export class CheckReuse {
  constructor(private readonly held: FindHeldPapers) {}

  /** @throws intake.paper-not-held, .paper-not-reusable */
  async execute({ components, applicant, officer, procedure }: Reception): Promise<void> {
    const reusing = components.flatMap(({ code, name, reuses }) => (reuses ? [{ code, name, reuses }] : []));
    if (reusing.length === 0) return;
    const codes = reusing.map(({ code }) => code);
    const held = await this.held.of(
      officer,
      procedure.definition.components.filter(({ code }) => codes.includes(code)),
      applicant.identity.number,
    );
    for (const { code, name, reuses } of reusing) {
      const found = held.find(
        ({ component, paper }) =>
          component.code === code &&
          paper.dossierId === reuses.dossierId &&
          paper.component === reuses.component,
      );
      if (!found) throw intakeProblem('intake.paper-not-held', { component: name });
      if (found.why) {
        throw intakeProblem('intake.paper-not-reusable', { component: name, why: WHY_NOT[found.why] });
      }
    }
  }
}
