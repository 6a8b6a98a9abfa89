import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { DeliveredLine, ProofOfDelivery } from './delivery.entity.js';

@Injectable()
export class DeliveryStore {
  /** @returns the public id. */
  async insert(
    tx: Transaction,
    proof: Omit<ProofOfDelivery, 'publicId'>,
    lines: readonly DeliveredLine[],
  ): Promise<string> {
    const publicId = newId();
    await tx.manager.insert(ProofOfDelivery, { ...proof, publicId });
    await tx.manager.insert(DeliveredLine, [...lines]);
    return publicId;
  }

  proofsOf(tx: Transaction, dispatchIds: readonly string[]): Promise<ProofOfDelivery[]> {
    return tx.manager.findBy(ProofOfDelivery, { dispatchId: In([...dispatchIds]) });
  }

  linesOf(tx: Transaction, dispatchIds: readonly string[]): Promise<DeliveredLine[]> {
    return tx.manager.find(DeliveredLine, {
      where: { dispatchId: In([...dispatchIds]) },
      order: { dispatchId: 'ASC', contentLineId: 'ASC' },
    });
  }

  linesOfContents(tx: Transaction, contentLineIds: readonly string[]): Promise<DeliveredLine[]> {
    return tx.manager.findBy(DeliveredLine, { contentLineId: In([...contentLineIds]) });
  }
}
