import { demoAccounts } from '../demo-accounts.ts';
import type { FaultTarget } from '../faults/fault.ts';
import { CITIZENS } from './citizens.ts';

/** Where a claim is told: in the ID token, or of UserInfo. */
export type ClaimUse = 'id_token' | 'userinfo';

/** What tells one simulated provider from the other. */
export interface SignOnKind {
  /** Path beside the other simulators; the issuer ends in it. */
  mount: string;
  target: FaultTarget;
  title: string;
  /** What the page asks for. */
  asks: string;
  /** Whom the page offers, by what is to be typed. */
  offers: Readonly<Record<string, string>>;
  client: { readonly clientId: string; readonly clientSecret: string };
  /** Where the system wants browsers back. */
  callback: string;
  /** Claims by scope. */
  claims: Readonly<Record<string, string[]>>;
  /** What is told of who typed this. */
  told: (typed: string, use: ClaimUse) => Record<string, string>;
}

/** The province's, for its officers: the ID token alone tells who it is, as many providers do. */
export const OFFICERS: SignOnKind = {
  mount: '/sign-on',
  target: 'sign-on',
  title: 'Đăng nhập một lần',
  asks: 'Tên đăng nhập của cán bộ',
  offers: {},
  client: demoAccounts.signOn,
  callback: '/api/v1/sign-on/callback',
  claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
  told: (typed) => ({ preferred_username: typed }),
};

/** Citizens' electronic identity: who it is, with the claims of the national portal, UserInfo alone tells. */
export const ELECTRONIC_IDENTITY: SignOnKind = {
  mount: '/citizen-sign-on',
  target: 'citizen-sign-on',
  title: 'Định danh điện tử',
  asks: 'Số định danh cá nhân',
  offers: CITIZENS,
  client: demoAccounts.citizenSignOn,
  callback: '/api/v1/citizen-sign-on/callback',
  claims: { openid: ['sub', 'LoaiTaiKhoan', 'SoDinhDanh', 'HoVaTen'] },
  told: (typed, use): Record<string, string> =>
    use === 'id_token'
      ? {}
      : { LoaiTaiKhoan: '1', SoDinhDanh: typed, HoVaTen: CITIZENS[typed] ?? 'Người Dân Thử' },
};
