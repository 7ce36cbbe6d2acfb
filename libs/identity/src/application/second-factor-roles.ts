import { Inject, Injectable } from '@nestjs/common';
import { OFFICER_ROLES } from '#organization';
import { CONFIG, type Config, ConfigError } from '#platform/config';

/** The roles whose holders need a second factor. */
@Injectable()
export class SecondFactorRoles {
  readonly all: readonly string[];

  /** @throws ConfigError for a role nobody can hold: a slip of the pen would leave its holders without one. */
  constructor(@Inject(CONFIG) config: Config) {
    const unknown = config.SECOND_FACTOR_ROLES.filter(
      (role) => !(OFFICER_ROLES as readonly string[]).includes(role),
    );
    if (unknown.length > 0) {
      throw new ConfigError(
        `The configuration is wrong:\n  SECOND_FACTOR_ROLES: there is no role ${unknown.join(', ')}`,
      );
    }
    this.all = config.SECOND_FACTOR_ROLES;
  }
}
