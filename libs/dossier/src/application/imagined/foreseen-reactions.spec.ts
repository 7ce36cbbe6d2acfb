import { type ForeseenMoment, ForeseenReactions } from './foreseen-reactions.ts';

const publication = { kind: 'publication', status: '4', calls: [], refusal: null } as const;
const foresight = (name: string) => ({ name, foresee: () => Promise.resolve([publication]) });

describe('foreseen reactions', () => {
  it('are those of everyone who registered', async () => {
    const reactions = new ForeseenReactions();
    expect(await reactions.to({} as ForeseenMoment)).toEqual([]);
    reactions.add(foresight('portal-sync'));
    reactions.add(foresight('notification'));
    expect(await reactions.to({} as ForeseenMoment)).toEqual([publication, publication]);
  });

  it('are refused from who registered before', () => {
    const reactions = new ForeseenReactions();
    reactions.add(foresight('notification'));
    expect(() => reactions.add(foresight('notification'))).toThrow(
      'notification foresees its reactions twice',
    );
  });
});
