import { Injectable } from '@nestjs/common';
import {
  appraisedFault,
  namesOf,
  plainFault,
  type PasswordFault,
  type PasswordOwner,
  SHORTEST_PASSWORD,
} from '../domain/password-policy.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { isPassword } from './password-hash.ts';
import { PasswordDictionary } from './password-dictionary.ts';

/** Holds a password an officer wishes to have against the policy. */
@Injectable()
export class RefuseWeakPassword {
  constructor(private readonly dictionary: PasswordDictionary) {}

  /**
   * @param hashes of the passwords that must not come back
   * @throws identity.password-short, .password-names-owner, .password-breached, .password-guessable, .password-used-before
   */
  async execute(password: string, owner: PasswordOwner, hashes: readonly string[]): Promise<void> {
    const fault = plainFault(password, owner) ?? (await this.appraise(password, owner));
    if (fault) throw identityProblem(`identity.${fault}`, { shortest: SHORTEST_PASSWORD });
    for (const hash of hashes) {
      if (await isPassword(hash, password)) throw identityProblem('identity.password-used-before');
    }
  }

  private async appraise(password: string, owner: PasswordOwner): Promise<PasswordFault | undefined> {
    return appraisedFault(
      await this.dictionary.appraise(password, [...namesOf(owner), ...owner.fullName.split(' ')]),
    );
  }
}
