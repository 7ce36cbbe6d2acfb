const lastThree = (text: string): string => `•••${text.slice(-3)}`;

/** How personal data are shown until someone says why they need more: enough to recognise, too little to use. */
export const mask = {
  /** The last three characters. */
  identity: lastThree,
  /** The last three digits. */
  phone: lastThree,
  /** The first letter, and the domain. */
  email: (address: string): string => {
    const at = address.lastIndexOf('@');
    return `${address.slice(0, 1)}•••${at < 0 ? '' : address.slice(at)}`;
  },
};
