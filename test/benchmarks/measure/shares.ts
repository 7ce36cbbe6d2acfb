import { magnitude, table, withRange } from './page.ts';
import { ratios, type Sample, spread } from './rounds.ts';

/**
 * Who takes turns: the product, and the floor's statement behind a bare server and without one, sent the plain way and
 * the way the product sends its own, prepared.
 */
export type Contender = 'product' | 'floor' | 'floorPrepared' | 'statement' | 'statementPrepared';

export type Samples = Record<Contender, Sample[]>;

/** One kind of request with what was measured of it. */
export interface Measured {
  request: string;
  samples: Samples;
}

/** The product's throughput as a share of each floor's. */
export const sharesTable = (measured: readonly Measured[]): string =>
  table(
    [
      'Request',
      'of the floor',
      'of the floor, prepared',
      'of the statement alone',
      'of the statement alone, prepared',
    ],
    measured.map(({ request, samples: { product, ...floors } }) => [
      request,
      ...(['floor', 'floorPrepared', 'statement', 'statementPrepared'] as const).map((floor) =>
        withRange(ratios(product, floors[floor])),
      ),
    ]),
  );

/** Orders of magnitude: what this machine did, not what another will. */
export const magnitudesTable = (measured: readonly Measured[]): string =>
  table(
    ['Request', 'requests/s', 'floor/s', 'p50 ms', 'p99 ms'],
    measured.map(({ request, samples: { product, floor } }) => [
      request,
      magnitude(middle(product, 'perSecond')),
      magnitude(middle(floor, 'perSecond')),
      magnitude(middle(product, 'p50')),
      magnitude(middle(product, 'p99')),
    ]),
  );

const middle = (samples: readonly Sample[], figure: 'perSecond' | 'p50' | 'p99'): number =>
  spread(samples.map((sample) => sample[figure])).median;
