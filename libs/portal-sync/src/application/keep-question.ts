import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { QuestionRow } from '../payload/correspondence.ts';
import { insertQuestion, type QuestionContent, questionPlace } from '../persistence/questions.ts';

/** Keeps a question sealed, for the agency it was put to. */
@Injectable()
export class KeepQuestion {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute({ HOIDAPID, MADONVI, MATTHCDP, NOIDUNG, HOVATEN }: QuestionRow): Promise<void> {
    const id = uuid();
    const agencies = [...(await this.directory.all()).values()];
    const agency = agencies.find(({ code, nationalId }) => code === MADONVI || nationalId === MADONVI);
    const content: QuestionContent = { content: NOIDUNG, asker: HOVATEN };
    await insertQuestion(this.database, {
      ...{ id, portalId: HOIDAPID, agencyId: agency?.id ?? null },
      procedureCode: MATTHCDP.slice(0, 100) || null,
      contentSealed: await this.personal.seal(JSON.stringify(content), questionPlace(id)),
      at: this.clock.now(),
    });
  }
}
