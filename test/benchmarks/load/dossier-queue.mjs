/** What the officers of either step ask for: to and fro, so that every dossier always has a next action. */
const WISHES = {
  appraisal: { step: 'appraisal', action: 'submit' },
  review: { step: 'review', action: 'send-back', comment: 'Đề nghị bổ sung căn cứ thẩm định' },
};
const NEXT = { appraisal: 'review', review: 'appraisal' };

/**
 * The dossiers that wait for their next action. Each is taken by one caller at a time and given back with its new
 * version; one whose answer never came is not used again, since nobody knows at which version it stands.
 * @param {{ id: string, version: number, step: 'appraisal' | 'review' }[]} dossiers
 */
export function dossierQueue(dossiers) {
  const waiting = [...dossiers];
  return {
    take() {
      const dossier = waiting.shift();
      if (!dossier) throw new Error('more callers than dossiers');
      return dossier;
    },
    wish: ({ step }) => WISHES[step],
    giveBack: ({ id, step }, version) => waiting.push({ id, version, step: NEXT[step] }),
  };
}
