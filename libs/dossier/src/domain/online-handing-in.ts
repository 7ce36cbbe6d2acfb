/** How a dossier was handed in online. */
export interface OnlineHandingIn {
  /** RFC 3339. */
  submittedAt: string;
  /** The code the national portal knows it by; absent = it was not handed in there. */
  portalCode?: string;
  /** The code the ministry's civil-status system knows it by (`MaHoSoLT`); absent = it was not fetched there. */
  civilStatusCode?: string;
  /** At the national portal; `null` = not known, or erased. */
  account: PortalAccount | null;
  /** What was known of an account that is erased. */
  verifiedWithVneid?: boolean;
  /** What its submitter was asked for before it was accepted; `null` = nothing, or erased. */
  asked: { at: string; items: readonly string[]; reason: string; receivedAt: string | null } | null;
}

/** An account of the national portal. */
export interface PortalAccount {
  /** Its number there (`TechID`), which is no identity number. */
  techId: string;
  /** The portal knows by VNeID whose it is. */
  verifiedWithVneid: boolean;
}
