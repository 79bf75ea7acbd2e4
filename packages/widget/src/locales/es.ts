import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Spanish, to "tú", in words that Spain and Latin America share. */
export const messages: Messages = {
  close: 'Cerrar',
  back: 'Atrás',
  step: 'Paso {index} de {count}',
  next: 'Continuar',
  done: 'Listo',
  newTab: '(pestaña nueva)',
  testMode: 'Modo de prueba: no se cambia nada de verdad',

  exit: 'Cancelar ahora',
  exitToPage: 'Continuar para cancelar',
  stillActive: 'Tu suscripción sigue activa.',
  stillWorking: 'Aún está en curso. El resultado aparecerá aquí.',

  permissionTitle: '¿Quieres ver antes una oferta?',
  yes: 'Sí',
  no: 'No',

  optional: 'Responder es opcional.',
  sensitive: 'No escribas contraseñas, números de tarjeta ni datos de salud.',

  offerTitle: '¿Te vendría mejor esto?',
  decline: 'No, gracias',
  priceNow: 'Precio actual',
  priceWithOffer: 'Con esta oferta',
  priceAfter: 'Se renueva por',
  nextCharge: 'Próximo cobro',
  per: {
    day: '{price} al día',
    week: '{price} a la semana',
    month: '{price} al mes',
    year: '{price} al año',
  },
  every: '{price} cada {length}',
  until: '{what} hasta el {date}',
  nothingToPay: 'Nada que pagar',
  charge: '{amount} el {date}',
  choose: 'Elige una opción',
  chooseFirst: 'Elige primero una de estas opciones.',
  untilDate: 'Hasta el {date}',
  accept: {
    discount: 'Obtener {what} de descuento',
    pause: 'Pausar: {what}',
    'plan-change': 'Cambiar a {what}',
    'trial-extension': 'Ampliar la prueba: {what}',
    credit: 'Recibir un crédito de {what}',
    skip: { one: 'Saltar {count} pago', other: 'Saltar {count} pagos' },
    custom: 'Aceptar: {what}',
    redirect: 'Abrir: {what}',
  },

  confirmTitle: '¿Cancelar {product}?',
  endsOn: 'Tu suscripción termina el {date} y no se renovará.',
  noMoreCharges: 'No habrá más cobros.',
  feeCharge: 'Terminar ahora cuesta {amount}. No habrá otros cobros.',
  wasApplied: 'Ya aplicado: {title}.',
  cancel: 'Cancelar suscripción',
  keep: 'Mantener suscripción',

  workingTitle: 'Un momento',
  applying: 'Aplicando la oferta…',
  cancelling: 'Cancelando tu suscripción…',
  cancelNext: 'Después podrás cancelar.',

  savedTitle: 'Listo. Tu suscripción continúa.',
  cancelAnyway: 'Cancelar de todos modos',

  cancelledTitle: 'Tu suscripción está cancelada',
  send: 'Enviar',
  receiptId: 'Número de recibo',
  statement: 'Solicitud',
  statementCancel: 'Cancelación de {product}',
  receivedAt: 'Recibida',
  effectiveAt: 'Surte efecto',
  print: 'Imprimir',
  save: 'Guardar',

  failedTitle: 'No pudimos cancelar tu suscripción',
  requestedAt: 'Pediste cancelar el {date}.',
  retry: 'Intentar de nuevo',
  release: 'Continuar para cancelar en esta página',
  tryAgain: 'Puedes intentarlo de nuevo: no se hará dos veces.',
  errors: {
    ineligible: 'Esta oferta ya no está disponible. No se cambió nada.',
    timeout: 'No hubo respuesta a tiempo.',
    unknown: 'Algo salió mal.',
  },

  releaseTitle: 'Ahora se ejecutaría la cancelación de tu página',
  releaseRun: 'Ejecutarla',
}
