import { Injectable } from '@nestjs/common';
import { type Agency, Directory, isOpenDesk, resolveAgency } from '#organization';
import type { ProcedureDefinition } from '#procedure';
import { portalProblem } from '../../domain/portal/portal.problems.ts';

/** Finds the desk that receives what the portal sent. */
@Injectable()
export class FindPortalDesk {
  constructor(private readonly directory: Directory) {}

  /** Whose a fault is: the desk of the agency as it is named, else that agency; `null` = it is not known. */
  async ownerOf(said: string | undefined): Promise<Agency | null> {
    const named = await this.named(said);
    return named ? ((await this.desksOf(named)).at(0) ?? named) : null;
  }

  /**
   * The named agency where it is a desk, else its only one; where none is named, the only desk that receives the procedure.
   * @throws intake.portal-desk-unknown
   */
  async execute(said: string | undefined, { competentAgency }: ProcedureDefinition): Promise<Agency> {
    const agencies = [...(await this.directory.all()).values()];
    const named = await this.named(said);
    const desks = said === undefined ? agencies.filter(isOpenDesk) : named ? await this.desksOf(named) : [];
    const able = desks.filter((desk) => {
      const lead = resolveAgency(competentAgency, desk, agencies);
      return lead !== undefined && (competentAgency !== 'commune' || lead.kind === 'commune');
    });
    const [only] = able.length === 1 ? able : desks;
    if (!only || (able.length !== 1 && desks.length !== 1)) {
      throw portalProblem('intake.portal-desk-unknown', { agency: said ?? '' });
    }
    return only;
  }

  private async named(said: string | undefined): Promise<Agency | undefined> {
    if (said === undefined) return undefined;
    const agencies = [...(await this.directory.all()).values()];
    return agencies.find(({ code, nationalId }) => code === said || nationalId === said);
  }

  private async desksOf(agency: Agency): Promise<Agency[]> {
    if (isOpenDesk(agency)) return [agency];
    const agencies = [...(await this.directory.all()).values()];
    return agencies.filter((one) => one.parentId === agency.id && isOpenDesk(one));
  }
}
