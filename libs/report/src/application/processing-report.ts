import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { type Agency, Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { BesideProcessing } from '../domain/beside-processing.ts';
import type { Confinement } from '../domain/confinement.ts';
import type { Grouping } from '../domain/grouping.ts';
import { countsOf, type ProcessingCounts, sumOf } from '../domain/processing-counts.ts';
import { type Period, spanOf } from '../domain/report-period.ts';
import { type CountedLine, countLines } from '../persistence/processing-lines.ts';
import { ReportScope } from './report-scope.ts';
import { TellBeside } from './tell-beside.ts';

export interface ReportOrder extends Period {
  readonly by: Grouping;
  /** Code of an agency; absent = all they answer for. */
  readonly agency?: string | undefined;
}

export interface ReportLine {
  /** Code of the field, agency or procedure; `null` for officers and for what has none. */
  readonly code: string | null;
  readonly name: string;
  readonly counts: ProcessingCounts;
}

export interface ProcessingReport extends ReportOrder {
  /** Up to when things are counted. */
  readonly asOf: Date;
  /** The period is over: the figures stay what they are. */
  readonly final: boolean;
  readonly about: Agency | null;
  readonly confinedBy: readonly Confinement[];
  readonly lines: readonly ReportLine[];
  readonly total: ProcessingCounts;
  readonly beside: BesideProcessing;
}

const NAMELESS: Record<Grouping, string> = {
  field: 'Chưa phân lĩnh vực',
  agency: 'Chưa rõ cơ quan',
  procedure: 'Chưa rõ thủ tục',
  officer: 'Hệ thống',
};

/** The official periodic form of how dossiers were processed, from what was known at the end of the period. */
@Injectable()
export class ReportProcessing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: ReportScope,
    private readonly directory: Directory,
    private readonly beside: TellBeside,
  ) {}

  /** @throws report.period-backwards, .period-not-yet, .period-too-long, .agency-unknown, .foreign-agency */
  async execute(reader: Reader, order: ReportOrder): Promise<ProcessingReport> {
    const span = spanOf(order, this.clock.now());
    const { counted, agency, confinedBy } = await this.scope.of(reader, order.agency);
    const told = await countLines(this.database, span, order.by, counted);
    const agencies = await this.directory.all();
    const lines = told.map((line) => ({
      ...named(line, order.by, agencies),
      counts: countsOf(line),
    }));
    const total = countsOf(sumOf(told));
    return {
      ...order,
      ...{ asOf: span.end, final: span.over, about: agency, confinedBy },
      lines: lines.sort(
        (a, b) => inVietnamese.compare(a.name, b.name) || (a.code ?? '').localeCompare(b.code ?? ''),
      ),
      total,
      beside: await this.beside.of(order, span, counted, total.received),
    };
  }
}

const inVietnamese = new Intl.Collator('vi');

function named({ key, name }: CountedLine, by: Grouping, agencies: ReadonlyMap<number, Agency>) {
  if (key === null) return { code: null, name: NAMELESS[by] };
  if (by === 'agency') {
    const agency = agencies.get(Number(key));
    return { code: agency?.code ?? null, name: agency?.name ?? NAMELESS.agency };
  }
  return { code: by === 'officer' ? null : key, name: name ?? NAMELESS[by] };
}
