import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShiftedClock } from './shifted-clock.ts';

const NOW = new Date('2026-03-02T08:00:00+07:00');
const DAY = 86_400_000;

describe('a clock moved by a file', () => {
  let folder: string;
  let file: string;
  let writes = 0;

  /** Writes the file as at another instant, so that two writes never share theirs. */
  const move = (content: string): void => {
    writeFileSync(file, content);
    writes += 1;
    utimesSync(file, writes, writes);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clock-'));
    file = join(folder, 'clock.json');
    jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate'] });
  });

  afterEach(() => {
    jest.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  it('shows the machine’s time while there is no file', () => {
    expect(new ShiftedClock(file).now()).toEqual(NOW);
  });

  it('shows the machine’s time plus the offset of the file', () => {
    move(`{"offsetMs":${DAY}}`);
    const clock = new ShiftedClock(file);
    expect(clock.now()).toEqual(new Date(NOW.getTime() + DAY));
    jest.setSystemTime(NOW.getTime() + 1_000);
    expect(clock.now()).toEqual(new Date(NOW.getTime() + DAY + 1_000));
  });

  it('follows the file as it comes, changes and goes', () => {
    const clock = new ShiftedClock(file);
    const shifted = () => clock.now().getTime() - NOW.getTime();
    const seen = [shifted()];
    move('{"offsetMs":1000}');
    seen.push(shifted());
    move('{"offsetMs":5000}');
    seen.push(shifted(), shifted());
    rmSync(file);
    seen.push(shifted());
    expect(seen).toEqual([0, 1000, 5000, 5000, 0]);
  });

  it.each(['', '{}', '{"offsetMs":"1"}', 'null'])(
    'refuses to tell the time by a file that holds %j',
    (content) => {
      move(content);
      expect(() => new ShiftedClock(file).now()).toThrow(`${file} is not a clock file`);
    },
  );
});
