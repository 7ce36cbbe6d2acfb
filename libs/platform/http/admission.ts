import { BlockList, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Config } from '#platform/config';

/**
 * Where administration is served (QĐ 742/QĐ-BTTTT: administration apart from the service, from named networks): on a
 * port of its own when ADMIN_PORT names one, and to ADMIN_NETWORKS when it names any.
 */
export class Admission {
  private readonly networks = new BlockList();

  constructor(private readonly config: Pick<Config, 'ADMIN_PORT' | 'ADMIN_NETWORKS'>) {
    for (const network of config.ADMIN_NETWORKS) {
      const [address = '', prefix] = network.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      if (prefix === undefined) this.networks.addAddress(address, family);
      else this.networks.addSubnet(address, Number(prefix), family);
    }
  }

  admits({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): boolean {
    const { ADMIN_PORT, ADMIN_NETWORKS } = this.config;
    if (ADMIN_PORT !== undefined && socket.localPort !== ADMIN_PORT) return false;
    return ADMIN_NETWORKS.length === 0 || this.networks.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
  }
}
