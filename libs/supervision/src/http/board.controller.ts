import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { CallingReader, type Reader } from '#identity';
import { Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { ListBoardDossiers } from '../application/list-board-dossiers.ts';
import { ListDeadlineChanges } from '../application/list-deadline-changes.ts';
import { ListRecounts } from '../application/list-recounts.ts';
import { ReadBoard } from '../application/read-board.ts';
import { SplitTimes } from '../application/split-times.ts';
import {
  agencyTimeAnswer,
  agencyTimeQuery,
  boardAnswer,
  boardDossierQuery,
  boardDossiersAnswer,
  boardQuery,
  deadlineChangeQuery,
  deadlineChangesAnswer,
  presentBoardDossier,
  presentDeadlineChange,
  presentLine,
  presentRecount,
  recountQuery,
  recountsAnswer,
  timeSplitAnswer,
} from './board.responses.ts';

const answerable = may('supervise', 'Dossier');
const params = z.strictObject({ id: z.uuid() });

/** Boards of what is open, and what is behind their figures. */
@Controller()
export class BoardController {
  constructor(
    private readonly reading: ReadBoard,
    private readonly listing: ListBoardDossiers,
    private readonly times: SplitTimes,
    private readonly changes: ListDeadlineChanges,
    private readonly recounts: ListRecounts,
    private readonly directory: Directory,
  ) {}

  @Get('supervision/boards')
  @Endpoint({
    summary:
      'Open dossiers by province, agency, unit, procedure, field or officer: due, late, suspended, with whom',
    access: answerable,
    scope: 'lateness:read',
    query: boardQuery,
    answer: boardAnswer,
  })
  async board(
    @CallingReader() reader: Reader,
    @Query() wish: z.infer<typeof boardQuery>,
  ): Promise<z.infer<typeof boardAnswer>> {
    const { at, lines, more } = await this.reading.execute(reader, wish);
    return { at: rfc3339(at), by: wish.by, lines: lines.map(presentLine), more };
  }

  @Get('supervision/boards/dossiers')
  @Endpoint({
    summary: 'The dossiers a figure of a board counts, the first due first, with who holds each',
    access: answerable,
    scope: 'lateness:read',
    query: boardDossierQuery,
    answer: boardDossiersAnswer,
  })
  async dossiers(
    @CallingReader() reader: Reader,
    @Query() wish: z.infer<typeof boardDossierQuery>,
  ): Promise<z.infer<typeof boardDossiersAnswer>> {
    const { items, next } = await this.listing.execute(reader, wish);
    const agencies = await this.directory.all();
    return { items: items.map((one) => presentBoardDossier(one, agencies)), next };
  }

  @Get('dossiers/:id/time-split')
  @Endpoint({
    summary: 'Who used up the time of a dossier, in working minutes',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    params,
    answer: timeSplitAnswer,
  })
  async timeOfDossier(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof timeSplitAnswer>> {
    const { until, split } = await this.times.ofDossier(reader, id);
    return { until: rfc3339(until), split };
  }

  @Get('supervision/time-split')
  @Endpoint({
    summary: 'Who used up the time of the open dossiers of an agency, added up, in working minutes',
    access: answerable,
    query: agencyTimeQuery,
    answer: agencyTimeAnswer,
  })
  async timeOfAgency(
    @CallingReader() reader: Reader,
    @Query() { agency }: z.infer<typeof agencyTimeQuery>,
  ): Promise<z.infer<typeof agencyTimeAnswer>> {
    const { at, dossiers, split } = await this.times.ofAgency(reader, agency);
    return { at: rfc3339(at), dossiers, split };
  }

  @Get('supervision/deadline-changes')
  @Endpoint({
    summary: 'Due times that were moved, the newest first: who, why, on what ground, from when to when',
    access: answerable,
    scope: 'lateness:read',
    query: deadlineChangeQuery,
    answer: deadlineChangesAnswer,
  })
  async deadlineChanges(
    @CallingReader() reader: Reader,
    @Query() wish: z.infer<typeof deadlineChangeQuery>,
  ): Promise<z.infer<typeof deadlineChangesAnswer>> {
    const { items, next } = await this.changes.execute(reader, wish);
    const agencies = await this.directory.all();
    return { items: items.map((one) => presentDeadlineChange(one, agencies)), next };
  }

  @Get('supervision/recounts')
  @Endpoint({
    summary:
      'Each night’s recount of the boards from the histories, with what differed of one’s own agencies',
    access: answerable,
    query: recountQuery,
    answer: recountsAnswer,
  })
  async recounted(
    @CallingReader() reader: Reader,
    @Query() { limit }: z.infer<typeof recountQuery>,
  ): Promise<z.infer<typeof recountsAnswer>> {
    const lines = await this.recounts.execute(reader, limit);
    const agencies = await this.directory.all();
    return { items: lines.map((one) => presentRecount(one, agencies)) };
  }
}
