import { appraisedFault, namesOf, plainFault } from './password-policy.ts';

const OWNER = { username: 'lanhdao.hoaban', fullName: 'Vũ Văn Thử Dũng' };

describe('a password, before any dictionary is asked', () => {
  it.each([
    ['mười hai chữ', undefined],
    ['mười hai chư'.slice(0, 11), 'password-short'],
    // Twelve signs, thirty bytes.
    ['ẫẫẫẫẫẫẫẫẫẫẫẫ', undefined],
    // Eleven letters that a keyboard sent as twenty-two signs.
    ['ẫ'.repeat(11).normalize('NFD'), 'password-short'],
    ['tôi là LanhDao.HoaBan', 'password-names-owner'],
    ['thửdũng và bạn bè', 'password-names-owner'],
    ['Vu_Van 1990 1990', 'password-names-owner'],
    ['dũng cảm một mình', undefined],
  ])('%s → %s', (password, fault) => {
    expect(plainFault(password, OWNER)).toBe(fault);
  });

  it('is held against two syllables that follow one another, never against one', () => {
    expect(namesOf(OWNER)).toEqual(['lanhdaohoaban', 'vuvan', 'vanthu', 'thudung']);
    expect(namesOf({ username: 'an', fullName: 'An' })).toEqual([]);
  });
});

describe('what a dictionary says', () => {
  it.each([
    [{ breached: true, score: 4 }, 'password-breached'],
    [{ breached: false, score: 2 }, 'password-guessable'],
    [{ breached: false, score: 3 }, undefined],
  ])('%j → %s', (appraisal, fault) => {
    expect(appraisedFault(appraisal)).toBe(fault);
  });
});
