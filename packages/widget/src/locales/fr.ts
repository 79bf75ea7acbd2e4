import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** French, to "vous". */
export const messages: Messages = {
  close: 'Fermer',
  back: 'Retour',
  step: 'Étape {index} sur {count}',
  next: 'Continuer',
  done: 'Terminé',
  newTab: '(nouvel onglet)',
  testMode: 'Mode test\u00a0: rien n’est vraiment modifié',

  exit: 'Résilier maintenant',
  exitToPage: 'Continuer vers la résiliation',
  stillActive: 'Votre abonnement est toujours actif.',
  stillWorking: 'Toujours en cours. Le résultat s’affichera ici.',

  permissionTitle: 'Voulez-vous d’abord voir une offre\u202f?',
  yes: 'Oui',
  no: 'Non',

  optional: 'Les réponses sont facultatives.',
  sensitive: 'N’indiquez pas de mot de passe, de numéro de carte ni d’information de santé.',

  offerTitle: 'Ceci vous conviendrait-il mieux\u202f?',
  decline: 'Non merci',
  priceNow: 'Prix actuel',
  priceWithOffer: 'Avec cette offre',
  priceAfter: 'Renouvelé à',
  nextCharge: 'Prochain paiement',
  per: {
    day: '{price} par jour',
    week: '{price} par semaine',
    month: '{price} par mois',
    year: '{price} par an',
  },
  every: {
    day: '{price} tous les {length}',
    week: '{price} toutes les {length}',
    month: '{price} tous les {length}',
    year: '{price} tous les {length}',
  },
  until: '{what} jusqu’au {date}',
  nothingToPay: 'Rien à payer',
  charge: '{amount} le {date}',
  choose: 'Choisissez',
  chooseFirst: 'Choisissez d’abord l’une de ces options.',
  untilDate: 'Jusqu’au {date}',
  accept: {
    discount: 'Obtenir {what} de remise',
    pause: 'Mettre en pause\u00a0: {what}',
    'plan-change': 'Passer à {what}',
    'trial-extension': 'Prolonger l’essai\u00a0: {what}',
    credit: 'Obtenir un crédit de {what}',
    skip: { one: 'Sauter {count} paiement', other: 'Sauter {count} paiements' },
    custom: 'Accepter\u00a0: {what}',
    redirect: 'Ouvrir\u00a0: {what}',
  },

  confirmTitle: 'Résilier {product}\u202f?',
  endsOn: 'Votre abonnement prend fin le {date} et ne sera pas renouvelé.',
  noMoreCharges: 'Plus rien ne sera prélevé.',
  feeCharge: 'Y mettre fin maintenant coûte {amount}. Rien d’autre ne sera prélevé.',
  wasApplied: 'Déjà appliqué\u00a0: {title}.',
  cancel: 'Résilier l’abonnement',
  keep: 'Garder l’abonnement',

  workingTitle: 'Un instant',
  applying: 'Application de l’offre…',
  cancelling: 'Résiliation en cours…',
  cancelNext: 'Vous pourrez ensuite résilier.',

  savedTitle: 'C’est fait. Votre abonnement continue.',
  cancelAnyway: 'Résilier quand même',

  cancelledTitle: 'Votre abonnement est résilié',
  send: 'Envoyer',
  receiptId: 'Numéro de reçu',
  statement: 'Demande',
  statementCancel: 'Résiliation de {product}',
  receivedAt: 'Reçue le',
  effectiveAt: 'Prend effet le',
  print: 'Imprimer',
  save: 'Enregistrer',

  failedTitle: 'Votre abonnement n’a pas pu être résilié',
  requestedAt: 'Vous avez demandé la résiliation le {date}.',
  retry: 'Réessayer',
  release: 'Continuer vers la résiliation sur cette page',
  tryAgain: 'Vous pouvez réessayer\u00a0: rien ne sera fait deux fois.',
  errors: {
    ineligible: 'Cette offre n’est plus disponible. Rien n’a changé.',
    timeout: 'La réponse n’est pas arrivée à temps.',
    unknown: 'Un problème est survenu.',
  },

  releaseTitle: 'La résiliation de votre page s’exécuterait maintenant',
  releaseRun: 'L’exécuter',
}
