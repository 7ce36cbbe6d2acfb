import { UNOPENABLE } from './unopenable.ts';

/** Nine digits (CMND) or more. Parted by dots and hyphens they are codes of dossiers and procedures. */
const NUMBER = /\d(?: ?\d){8,}/g;
const ADDRESS = /[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g;

const lastThree = (text: string): string => (text === UNOPENABLE ? text : `•••${text.slice(-3)}`);

/** How personal data are shown until someone says why they need more: enough to recognise, too little to use. */
export const mask = {
  /** The last three characters. */
  identity: lastThree,
  /** The last three digits. */
  phone: lastThree,
  /** The first letter, and the domain. */
  email: (address: string): string => {
    if (address === UNOPENABLE) return address;
    const at = address.lastIndexOf('@');
    return `${address.slice(0, 1)}•••${at < 0 ? '' : address.slice(at)}`;
  },
  /** Words of others, who may quote what they were told: each number as long as an identity or a phone, and each address. */
  within: (text: string): string =>
    text.replace(NUMBER, (number) => lastThree(number)).replace(ADDRESS, (address) => mask.email(address)),
};
