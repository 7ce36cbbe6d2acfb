import { DOSSIER_CODE, dossierCodePrefix } from './dossier-code.ts';

describe('the dossier code', () => {
  it.each([
    ['000.00.06.H56-231027-0361', 'a department, TT 01/2018 Đ.19'],
    ['000.00.00.H99-261121-0001', 'a People’s Committee itself'],
    ['H15.50.05.13-261008-0975', 'agency ids head first, QĐ 20/2020/QĐ-TTg'],
    ['H99.05-261121-0001', 'a department of a province'],
    ['H99-261121-0001', 'a province'],
    ['H99.41-261121-10000', 'the ten-thousandth of a day'],
    ['G09.20-20260609-0092637', 'a ministry: eight-digit date, seven-digit ordinal'],
    ['G22.1.002-261121-0001', 'units of one and three digits'],
  ])('accepts %s: %s', (code) => {
    expect(DOSSIER_CODE.test(code)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['H99.05-261121-001', 'an ordinal of three digits'],
    ['H99.05-261121-12345678', 'an ordinal of eight digits'],
    ['H99.05-2611-0001', 'half a date'],
    ['H99.05-2611210-0001', 'a date of seven digits'],
    ['h99.05-261121-0001', 'small letters'],
    ['H9.05-261121-0001', 'a province of one digit'],
    ['H99.-261121-0001', 'a unit without a number'],
    ['H99.0005-261121-0001', 'a unit of four digits'],
    ['00.00.06.H56-231027-0361', 'the older order with two digits first'],
    ['000.00.06.56-231027-0361', 'the older order without its letter'],
    ['H99.05-261121-0001 ', 'a space behind'],
    ['x H99.05-261121-0001', 'something before'],
    ['H99.05-261121-0001\n', 'a line break behind'],
    ['H99.05–261121–0001', 'dashes of another kind'],
    ['H99.05-２６１１２１-0001', 'digits of another script'],
  ])('refuses %j: %s', (code) => {
    expect(DOSSIER_CODE.test(code)).toBe(false);
  });

  it.each([
    ['2026-11-21T00:00:00+07:00', 'H99.05-261121-'],
    ['2026-11-20T23:59:59.999+07:00', 'H99.05-261120-'],
    ['2026-11-20T17:00:00Z', 'H99.05-261121-'],
    ['2031-01-02T08:00:00+07:00', 'H99.05-310102-'],
  ])('carries the day of receipt in Viet Nam: %s → %s', (receivedAt, prefix) => {
    expect(dossierCodePrefix('H99.05', new Date(receivedAt))).toBe(prefix);
    expect(`${prefix}0001`).toMatch(DOSSIER_CODE);
  });
});
