<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n reserva</numerusform>
            <numerusform>%n reservas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) are as they were.</source>
        <translation>
            <numerusform>%n reserva está como estava.</numerusform>
            <numerusform>%n reservas estão como estavam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) are cancelled</source>
        <translation>
            <numerusform>%n reserva está cancelada</numerusform>
            <numerusform>%n reservas estão canceladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) are left as they are.</source>
        <translation>
            <numerusform>%n reserva fica como está.</numerusform>
            <numerusform>%n reservas ficam como estão.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) could not be cancelled and are as they were.</source>
        <translation>
            <numerusform>%n reserva não pôde ser cancelada e está como estava.</numerusform>
            <numerusform>%n reservas não puderam ser canceladas e estão como estavam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) in all</source>
        <translation>
            <numerusform>%n reserva ao todo</numerusform>
            <numerusform>%n reservas ao todo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) of the date are cancelled.</source>
        <translation>
            <numerusform>%n reserva da data está cancelada.</numerusform>
            <numerusform>%n reservas da data estão canceladas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) on this date</source>
        <translation>
            <numerusform>%n reserva nesta data</numerusform>
            <numerusform>%n reservas nesta data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) were not come to and are as they were.</source>
        <translation>
            <numerusform>%n reserva não chegou a ser tratada e está como estava.</numerusform>
            <numerusform>%n reservas não chegaram a ser tratadas e estão como estavam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came to nothing: see Refunds.</source>
        <translation>
            <numerusform>%n não deu em nada: veja em Reembolsos.</numerusform>
            <numerusform>%n não deram em nada: veja em Reembolsos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed meanwhile: compare again for them</source>
        <translation>
            <numerusform>%n mudou enquanto isso: compare de novo</numerusform>
            <numerusform>%n mudaram enquanto isso: compare de novo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dia</numerusform>
            <numerusform>%n dias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n feita</numerusform>
            <numerusform>%n feitas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) will be tried again.</source>
        <translation>
            <numerusform>%n alteração será tentada de novo.</numerusform>
            <numerusform>%n alterações serão tentadas de novo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n falhou</numerusform>
            <numerusform>%n falharam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need mending; what to do stands below each.</source>
        <translation>
            <numerusform>%n campo precisa de correção; o que fazer está escrito abaixo dele.</numerusform>
            <numerusform>%n campos precisam de correção; o que fazer está escrito abaixo de cada um.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they are</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n deixada como está</numerusform>
            <numerusform>%n deixadas como estão</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {file}.</source>
        <translation>
            <numerusform>%n linha gravada em {file}.</numerusform>
            <numerusform>%n linhas gravadas em {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s)</source>
        <translation>
            <numerusform>%n anúncio</numerusform>
            <numerusform>%n anúncios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s) could not be changed:</source>
        <translation>
            <numerusform>%n anúncio não pôde ser alterado:</numerusform>
            <numerusform>%n anúncios não puderam ser alterados:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s) differ from Stripe</source>
        <translation>
            <numerusform>%n anúncio difere do Stripe</numerusform>
            <numerusform>%n anúncios diferem do Stripe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s) differ from Stripe. Nothing was changed.</source>
        <translation>
            <numerusform>%n anúncio difere do Stripe. Nada foi alterado.</numerusform>
            <numerusform>%n anúncios diferem do Stripe. Nada foi alterado.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more booking(s)</source>
        <translation>
            <numerusform>mais %n reserva</numerusform>
            <numerusform>mais %n reservas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n precisa de atenção</numerusform>
            <numerusform>%n precisam de atenção</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n aviso novo</numerusform>
            <numerusform>%n avisos novos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not done</source>
        <comment>changes of a resync</comment>
        <translation>
            <numerusform>%n não feita</numerusform>
            <numerusform>%n não feitas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) without a booking</source>
        <translation>
            <numerusform>%n pagamento sem reserva</numerusform>
            <numerusform>%n pagamentos sem reserva</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n pessoa</numerusform>
            <numerusform>%n pessoas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n reembolso</numerusform>
            <numerusform>%n reembolsos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) need attention: see Refunds.</source>
        <translation>
            <numerusform>%n reembolso precisa de atenção: veja em Reembolsos.</numerusform>
            <numerusform>%n reembolsos precisam de atenção: veja em Reembolsos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) rejected.</source>
        <translation>
            <numerusform>%n reembolso recusado.</numerusform>
            <numerusform>%n reembolsos recusados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) selected</source>
        <translation>
            <numerusform>%n reembolso selecionado</numerusform>
            <numerusform>%n reembolsos selecionados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) wait for another manager’s approval.</source>
        <translation>
            <numerusform>%n reembolso espera a aprovação de outro gerente.</numerusform>
            <numerusform>%n reembolsos esperam a aprovação de outro gerente.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) written to {file}.</source>
        <translation>
            <numerusform>%n reembolso gravado em {file}.</numerusform>
            <numerusform>%n reembolsos gravados em {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <comment>to Stripe</comment>
        <translation>
            <numerusform>%n requisição</numerusform>
            <numerusform>%n requisições</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to see it</source>
        <translation>
            <numerusform>%n requisição para vê-lo</numerusform>
            <numerusform>%n requisições para vê-lo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) withdrawn.</source>
        <translation>
            <numerusform>%n pedido retirado.</numerusform>
            <numerusform>%n pedidos retirados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be imported</source>
        <translation>
            <numerusform>%n linha não pode ser importada</numerusform>
            <numerusform>%n linhas não podem ser importadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n linha copiada.</numerusform>
            <numerusform>%n linhas copiadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the file were left out.</source>
        <translation>
            <numerusform>%n linha do arquivo ficou de fora.</numerusform>
            <numerusform>%n linhas do arquivo ficaram de fora.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected booking(s) do not allow this and stay as they were.</source>
        <translation>
            <numerusform>%n reserva selecionada não permite isto e ficou como estava.</numerusform>
            <numerusform>%n reservas selecionadas não permitem isto e ficaram como estavam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected line(s) do not allow this and stay as they were.</source>
        <translation>
            <numerusform>%n linha selecionada não permite isto e ficou como estava.</numerusform>
            <numerusform>%n linhas selecionadas não permitem isto e ficaram como estavam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unpaid booking(s) from before the change</source>
        <translation>
            <numerusform>%n reserva não paga de antes da mudança</numerusform>
            <numerusform>%n reservas não pagas de antes da mudança</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for another manager’s approval.</source>
        <comment>refunds</comment>
        <translation>
            <numerusform>%n espera a aprovação de outro gerente.</numerusform>
            <numerusform>%n esperam a aprovação de outro gerente.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n aguardando</numerusform>
            <numerusform>%n aguardando</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About Backoffice</source>
        <translation>&amp;Sobre o Backoffice</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Arquivar</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>Fazer &amp;backup…</translation>
    </message>
    <message>
        <source>&amp;Book this listing…</source>
        <translation>&amp;Reservar este anúncio…</translation>
    </message>
    <message>
        <source>&amp;Booking</source>
        <translation>&amp;Reserva</translation>
    </message>
    <message>
        <source>&amp;Bulk edit…</source>
        <translation>Editar em &amp;lote…</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>&amp;Cancelar…</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copiar linhas</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Densidade</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnóstico…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplicar</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Localizar…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;juda</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>A&amp;talhos do teclado</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;New booking…</source>
        <translation>&amp;Nova reserva…</translation>
    </message>
    <message>
        <source>&amp;New listing</source>
        <translation>&amp;Novo anúncio</translation>
    </message>
    <message>
        <source>&amp;Pause sending</source>
        <translation>&amp;Pausar o envio</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Preferências…</translation>
    </message>
    <message>
        <source>&amp;Print confirmation…</source>
        <translation>&amp;Imprimir confirmação…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Sair</translation>
    </message>
    <message>
        <source>&amp;Record panel</source>
        <translation>Painel do &amp;registro</translation>
    </message>
    <message>
        <source>&amp;Record payment…</source>
        <translation>&amp;Registrar pagamento…</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Recarregar</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>&amp;Tentar de novo as que falharam</translation>
    </message>
    <message>
        <source>&amp;Send…</source>
        <translation>&amp;Enviar…</translation>
    </message>
    <message>
        <source>&amp;Stripe</source>
        <translation>&amp;Stripe</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Des&amp;fazer</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vazio)</translation>
    </message>
    <message>
        <source>1 to 65535</source>
        <translation>De 1 a 65535</translation>
    </message>
    <message>
        <source>300 invented listings and a built-in stand-in for Stripe. No key, no money, nothing leaves this computer.</source>
        <translation>300 anúncios inventados e um substituto do Stripe embutido. Sem chave, sem dinheiro, nada sai deste computador.</translation>
    </message>
    <message>
        <source>A bank transfer is expected.</source>
        <translation>Espera-se uma transferência bancária.</translation>
    </message>
    <message>
        <source>A charge changed</source>
        <translation>Uma cobrança mudou</translation>
    </message>
    <message>
        <source>A charge failed</source>
        <translation>Uma cobrança falhou</translation>
    </message>
    <message>
        <source>A charge succeeded</source>
        <translation>Uma cobrança deu certo</translation>
    </message>
    <message>
        <source>A check compares every listing with Stripe and changes nothing, here or there.</source>
        <translation>Uma verificação compara cada anúncio com o Stripe e não muda nada, nem aqui nem lá.</translation>
    </message>
    <message>
        <source>A copy was made. It is a draft: not active until you say so.</source>
        <translation>Foi feita uma cópia. É um rascunho: fica inativa até você decidir.</translation>
    </message>
    <message>
        <source>A customer disputes a payment</source>
        <translation>Um cliente contesta um pagamento</translation>
    </message>
    <message>
        <source>A dispute changed</source>
        <translation>Uma contestação mudou</translation>
    </message>
    <message>
        <source>A dispute ended</source>
        <translation>Uma contestação terminou</translation>
    </message>
    <message>
        <source>A held amount was taken</source>
        <translation>Um valor retido foi capturado</translation>
    </message>
    <message>
        <source>A key is stored.</source>
        <translation>Há uma chave guardada.</translation>
    </message>
    <message>
        <source>A manager approves or rejects it.</source>
        <translation>Um gerente aprova ou recusa.</translation>
    </message>
    <message>
        <source>A manager can book all the same, with a reason.</source>
        <translation>Um gerente pode reservar mesmo assim, com um motivo.</translation>
    </message>
    <message>
        <source>A manager cancels a date.</source>
        <translation>Um gerente cancela uma data.</translation>
    </message>
    <message>
        <source>A manager decides; until then nothing is sent.</source>
        <translation>Um gerente decide; até lá nada é enviado.</translation>
    </message>
    <message>
        <source>A manager lets held money go. Left alone, Stripe lets it go after about 7 days.</source>
        <translation>Um gerente libera dinheiro retido. Se ninguém fizer nada, o Stripe o libera depois de uns 7 dias.</translation>
    </message>
    <message>
        <source>A manager rejected it. Nothing was given back.</source>
        <translation>Um gerente recusou. Nada foi devolvido.</translation>
    </message>
    <message>
        <source>A new password for {name}</source>
        <translation>Uma nova senha para {name}</translation>
    </message>
    <message>
        <source>A password confirms who does what; it is no wall. Whoever has this computer’s login can also open its files.</source>
        <translation>Uma senha confirma quem faz o quê; não é uma barreira. Quem tem o login deste computador também pode abrir os arquivos dele.</translation>
    </message>
    <message numerus="yes">
        <source>A password has at least %n characters.</source>
        <translation>
            <numerusform>Uma senha tem pelo menos %n caractere.</numerusform>
            <numerusform>Uma senha tem pelo menos %n caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>A payment failed</source>
        <translation>Um pagamento falhou</translation>
    </message>
    <message>
        <source>A payment is on its way</source>
        <translation>Um pagamento está a caminho</translation>
    </message>
    <message>
        <source>A payment page expired</source>
        <translation>Uma página de pagamento expirou</translation>
    </message>
    <message>
        <source>A payment page was completed</source>
        <translation>Uma página de pagamento foi concluída</translation>
    </message>
    <message>
        <source>A payment succeeded</source>
        <translation>Um pagamento deu certo</translation>
    </message>
    <message>
        <source>A payment through a shared link, or one taken in the Dashboard, would wait here for its home.</source>
        <translation>Um pagamento por um link compartilhado, ou feito no Dashboard, esperaria aqui pelo seu lugar.</translation>
    </message>
    <message>
        <source>A payment waits for its customer</source>
        <translation>Um pagamento espera pelo cliente</translation>
    </message>
    <message>
        <source>A payment was begun</source>
        <translation>Um pagamento foi iniciado</translation>
    </message>
    <message>
        <source>A payment was cancelled</source>
        <translation>Um pagamento foi cancelado</translation>
    </message>
    <message>
        <source>A refund cannot be taken back.</source>
        <translation>Um reembolso não pode ser desfeito.</translation>
    </message>
    <message>
        <source>A refund changed</source>
        <translation>Um reembolso mudou</translation>
    </message>
    <message>
        <source>A refund failed</source>
        <translation>Um reembolso falhou</translation>
    </message>
    <message>
        <source>A refund that fails, even weeks later, or whose outcome stays unknown, would appear here.</source>
        <translation>Um reembolso que falhe, mesmo semanas depois, ou cujo resultado continue desconhecido apareceria aqui.</translation>
    </message>
    <message>
        <source>A refund was begun</source>
        <translation>Um reembolso foi iniciado</translation>
    </message>
    <message>
        <source>A run makes Stripe and the listings agree. Its result stays here.</source>
        <translation>Uma execução faz o Stripe e os anúncios coincidirem. O resultado fica aqui.</translation>
    </message>
    <message>
        <source>A slow payment arrived</source>
        <translation>Um pagamento lento chegou</translation>
    </message>
    <message>
        <source>A slow payment failed</source>
        <translation>Um pagamento lento falhou</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>About Backoffice</source>
        <translation>Sobre o Backoffice</translation>
    </message>
    <message>
        <source>Above the limit: cancelled now; the refund waits for a second manager.</source>
        <translation>Acima do limite: cancelada agora; o reembolso espera um segundo gerente.</translation>
    </message>
    <message>
        <source>Above what you may approve today: cancelled now; the refund waits for another manager.</source>
        <translation>Acima do que você pode aprovar hoje: cancelada agora; o reembolso espera outro gerente.</translation>
    </message>
    <message>
        <source>Above {limit} a second manager approves it too. Nothing is sent before.</source>
        <translation>Acima de {limit}, um segundo gerente também aprova. Antes disso nada é enviado.</translation>
    </message>
    <message>
        <source>Accommodation</source>
        <translation>Hospedagem</translation>
    </message>
    <message>
        <source>Accommodations</source>
        <translation>Hospedagens</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Tomar nota</translation>
    </message>
    <message>
        <source>Acknowledge all</source>
        <translation>Tomar nota de todos</translation>
    </message>
    <message>
        <source>Acknowledge it once the customer was told or paid in another way. It then needs no attention.</source>
        <translation>Tome nota quando o cliente tiver sido avisado ou pago de outra forma. Depois disso não precisa mais de atenção.</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Atividades</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Atividade</translation>
    </message>
    <message>
        <source>Activity booking</source>
        <translation>Reserva de atividade</translation>
    </message>
    <message>
        <source>Activity bookings</source>
        <translation>Reservas de atividades</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Adicionar uma pessoa</translation>
    </message>
    <message>
        <source>Add a time, HH:MM</source>
        <translation>Adicionar horário, HH:MM</translation>
    </message>
    <message>
        <source>Add currency</source>
        <translation>Adicionar moeda</translation>
    </message>
    <message>
        <source>Add tier</source>
        <translation>Adicionar modalidade</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Adicionar…</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>All</source>
        <comment>changes of a resync</comment>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All</source>
        <comment>differences</comment>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All</source>
        <comment>refunds</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>All bookings</source>
        <translation>Todas as reservas</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>All listings</source>
        <translation>Todos os anúncios</translation>
    </message>
    <message>
        <source>All of it</source>
        <comment>goes back</comment>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>All payments are as Stripe said just now. As you cancel, all that was paid is given back.</source>
        <translation>Todos os pagamentos estão como o Stripe acabou de dizer. Como é você que cancela, tudo o que foi pago é devolvido.</translation>
    </message>
    <message>
        <source>All that differs in the chosen listing</source>
        <translation>Tudo o que difere no anúncio escolhido</translation>
    </message>
    <message>
        <source>All that is left: {amount}</source>
        <translation>Tudo o que resta: {amount}</translation>
    </message>
    <message>
        <source>All that was received was given back. Its place is free.</source>
        <translation>Tudo o que foi recebido foi devolvido. O lugar está livre.</translation>
    </message>
    <message>
        <source>Also approves refunds and books in spite of a conflict.</source>
        <translation>Também aprova reembolsos e reserva apesar de um conflito.</translation>
    </message>
    <message>
        <source>Also decides who works here and how much a refund may be.</source>
        <translation>Também decide quem trabalha aqui e de quanto pode ser um reembolso.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>An administrator decides who works here and how much a refund may be. Sign in as one to change it.</source>
        <translation>Um administrador decide quem trabalha aqui e de quanto pode ser um reembolso. Entre como administrador para mudar isso.</translation>
    </message>
    <message>
        <source>An amount</source>
        <translation>Um valor</translation>
    </message>
    <message>
        <source>An amount is held</source>
        <translation>Um valor está retido</translation>
    </message>
    <message>
        <source>An event has its own day. Change the listing, or book another event.</source>
        <translation>Um evento tem o seu próprio dia. Mude o anúncio ou reserve outro evento.</translation>
    </message>
    <message>
        <source>An unexpected error</source>
        <translation>Um erro inesperado</translation>
    </message>
    <message>
        <source>Another refund of this payment is on its way. Approve this one when that has ended.</source>
        <translation>Outro reembolso deste pagamento está a caminho. Aprove este quando aquele terminar.</translation>
    </message>
    <message>
        <source>Another refund of this payment is on its way. Wait for its end; then this one can be decided.</source>
        <translation>Outro reembolso deste pagamento está a caminho. Espere que termine; depois este pode ser decidido.</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Qualquer dia</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Qualquer motivo</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Qualquer pessoa</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Aplicar %n mudança</numerusform>
            <numerusform>Aplicar %n mudanças</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message>
        <source>Approve refund of {amount}</source>
        <translation>Aprovar reembolso de {amount}</translation>
    </message>
    <message>
        <source>Approve refund of {amount}…</source>
        <translation>Aprovar reembolso de {amount}…</translation>
    </message>
    <message>
        <source>Approve refund…</source>
        <translation>Aprovar reembolso…</translation>
    </message>
    <message>
        <source>Approve {amount} as the first of two</source>
        <translation>Aprovar {amount} como o primeiro de dois</translation>
    </message>
    <message>
        <source>Approved</source>
        <comment>a refund</comment>
        <translation>Aprovado</translation>
    </message>
    <message>
        <source>Approved by {who}, {when}</source>
        <translation>Aprovado por {who}, {when}</translation>
    </message>
    <message>
        <source>Approved refunds appear here until Stripe says what became of them.</source>
        <translation>Reembolsos aprovados aparecem aqui até que o Stripe diga o que foi feito deles.</translation>
    </message>
    <message>
        <source>Approving it cancels the booking {code}.</source>
        <translation>Aprovar cancela a reserva {code}.</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Arquivados</translation>
    </message>
    <message>
        <source>Archived in Stripe</source>
        <translation>Arquivado no Stripe</translation>
    </message>
    <message>
        <source>Archived listings are kept here; they can be restored at any time.</source>
        <translation>Os anúncios arquivados ficam guardados aqui e podem ser restaurados a qualquer momento.</translation>
    </message>
    <message>
        <source>Archived {listings}.</source>
        <translation>Arquivado: {listings}.</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>Chegadas</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter opens, Page Up and Page Down turn the page.</source>
        <translation>As setas movem, Enter abre, Page Up e Page Down mudam de período.</translation>
    </message>
    <message>
        <source>As Stripe said just now, {at}.</source>
        <translation>Como o Stripe acabou de dizer, {at}.</translation>
    </message>
    <message>
        <source>As people write here: {example}</source>
        <translation>Como se escreve aqui: {example}</translation>
    </message>
    <message>
        <source>As programs write: 1234.50 and 2027-03-31</source>
        <translation>Como os programas escrevem: 1234.50 e 2027-03-31</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Ask Stripe again</source>
        <translation>Perguntar de novo ao Stripe</translation>
    </message>
    <message>
        <source>Ask anew…</source>
        <translation>Pedir de novo…</translation>
    </message>
    <message>
        <source>Ask for a refund</source>
        <translation>Pedir um reembolso</translation>
    </message>
    <message>
        <source>Ask for a refund of {amount}</source>
        <translation>Pedir um reembolso de {amount}</translation>
    </message>
    <message>
        <source>Ask the customer for another way, or try again later.</source>
        <translation>Peça outra forma ao cliente ou tente de novo mais tarde.</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Pedido por</translation>
    </message>
    <message>
        <source>Asked for</source>
        <comment>a booking that nobody has approved yet</comment>
        <translation>Solicitada</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Solicitado</translation>
    </message>
    <message>
        <source>Asked for</source>
        <comment>when a refund was</comment>
        <translation>Pedido em</translation>
    </message>
    <message>
        <source>Asked for anew</source>
        <translation>Solicitado de novo</translation>
    </message>
    <message>
        <source>Asked for by {who}, {when}</source>
        <translation>Pedido por {who}, {when}</translation>
    </message>
    <message>
        <source>Asked for by {who}. {note}</source>
        <translation>Pedido por {who}. {note}</translation>
    </message>
    <message>
        <source>Asked or approved by</source>
        <translation>Pedido ou aprovado por</translation>
    </message>
    <message>
        <source>Asked: {when}</source>
        <translation>Solicitado: {when}</translation>
    </message>
    <message>
        <source>Asking Stripe about the payments: {done} of {total}…</source>
        <translation>Perguntando ao Stripe sobre os pagamentos: {done} de {total}…</translation>
    </message>
    <message>
        <source>Asking Stripe…</source>
        <translation>Perguntando ao Stripe…</translation>
    </message>
    <message>
        <source>At first sign-in</source>
        <translation>Na primeira entrada</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters. Several words are best.</source>
        <translation>
            <numerusform>Pelo menos %n caractere. O melhor são várias palavras.</numerusform>
            <numerusform>Pelo menos %n caracteres. O melhor são várias palavras.</numerusform>
        </translation>
    </message>
    <message>
        <source>At work: {person}</source>
        <translation>Trabalhando: {person}</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Vincular</translation>
    </message>
    <message>
        <source>Attach payment</source>
        <translation>Vincular pagamento</translation>
    </message>
    <message>
        <source>Attach to {code}</source>
        <translation>Vincular a {code}</translation>
    </message>
    <message>
        <source>Attach {amount} to {code}</source>
        <translation>Vincular {amount} a {code}</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Vincular…</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Trilha de auditoria</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>Aguardando pagamento</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Voltar ao formulário</translation>
    </message>
    <message>
        <source>Back up the database</source>
        <translation>Fazer backup do banco de dados</translation>
    </message>
    <message>
        <source>Backed up to {file}.</source>
        <translation>Backup feito em {file}.</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>Transferência bancária</translation>
    </message>
    <message>
        <source>Before: {before}
After: {after}</source>
        <translation>Antes: {before}
Depois: {after}</translation>
    </message>
    <message>
        <source>Begin with yourself. The first person is administrator and adds the others.</source>
        <translation>Comece por você. A primeira pessoa é administradora e adiciona as outras.</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Iniciada</translation>
    </message>
    <message>
        <source>Being let go</source>
        <translation>Sendo liberado</translation>
    </message>
    <message>
        <source>Being looked up</source>
        <comment>a refund</comment>
        <translation>Sendo verificado</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Sendo enviada</translation>
    </message>
    <message>
        <source>Being sent</source>
        <comment>a refund</comment>
        <translation>Sendo enviado</translation>
    </message>
    <message>
        <source>Below: given back. Above it: on its way.</source>
        <translation>Embaixo: devolvido. Acima: a caminho.</translation>
    </message>
    <message>
        <source>Book all the same</source>
        <translation>Reservar mesmo assim</translation>
    </message>
    <message>
        <source>Book all the same?</source>
        <translation>Reservar mesmo assim?</translation>
    </message>
    <message>
        <source>Booked, not paid</source>
        <translation>Reservado, não pago</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Bookings found</source>
        <translation>Reservas encontradas</translation>
    </message>
    <message>
        <source>Bookings on this date</source>
        <translation>Reservas nesta data</translation>
    </message>
    <message>
        <source>Bookings that touch these days</source>
        <translation>Reservas que tocam estes dias</translation>
    </message>
    <message>
        <source>Bookings that were not cancelled</source>
        <translation>Reservas que não foram canceladas</translation>
    </message>
    <message>
        <source>Bookings whose customers may have this link</source>
        <translation>Reservas cujos clientes podem ter este link</translation>
    </message>
    <message>
        <source>Books, takes payments and asks for refunds.</source>
        <translation>Faz reservas, recebe pagamentos e pede reembolsos.</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>Reservar…</translation>
    </message>
    <message>
        <source>Bulk edit</source>
        <translation>Editar em lote</translation>
    </message>
    <message>
        <source>By</source>
        <comment>payment method</comment>
        <translation>Por</translation>
    </message>
    <message>
        <source>By the day on which each refund was asked for, or made in the Dashboard.</source>
        <translation>Pelo dia em que cada reembolso foi pedido, ou feito no Dashboard.</translation>
    </message>
    <message>
        <source>By the policy</source>
        <translation>Pela política</translation>
    </message>
    <message>
        <source>C&amp;heck payment now</source>
        <translation>V&amp;erificar pagamento agora</translation>
    </message>
    <message>
        <source>C&amp;onfirm</source>
        <translation>C&amp;onfirmar</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt)</source>
        <translation>Arquivos CSV (*.csv *.txt)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Arquivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendário</translation>
    </message>
    <message>
        <source>Calendar of bookings</source>
        <translation>Calendário de reservas</translation>
    </message>
    <message>
        <source>Can be given back</source>
        <translation>Pode ser devolvido</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n booking(s)</source>
        <translation>
            <numerusform>Cancelar %n reserva</numerusform>
            <numerusform>Cancelar %n reservas</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel a &amp;date…</source>
        <translation>Cancelar uma &amp;data…</translation>
    </message>
    <message>
        <source>Cancel a date</source>
        <translation>Cancelar uma data</translation>
    </message>
    <message>
        <source>Cancel and approve {amount} as the first of two</source>
        <translation>Cancelar e aprovar {amount} como o primeiro de dois</translation>
    </message>
    <message>
        <source>Cancel and ask for a refund</source>
        <translation>Cancelar e pedir um reembolso</translation>
    </message>
    <message>
        <source>Cancel and ask for a refund of {amount}</source>
        <translation>Cancelar e pedir um reembolso de {amount}</translation>
    </message>
    <message>
        <source>Cancel and let go</source>
        <translation>Cancelar e liberar</translation>
    </message>
    <message>
        <source>Cancel and refund</source>
        <translation>Cancelar e reembolsar</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>Cancelar reserva</translation>
    </message>
    <message>
        <source>Cancel booking…</source>
        <translation>Cancelar reserva…</translation>
    </message>
    <message>
        <source>Cancel the authorisation of {amount}</source>
        <translation>Cancelar a autorização de {amount}</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>Cancelar a reserva</translation>
    </message>
    <message>
        <source>Cancel this date…</source>
        <translation>Cancelar esta data…</translation>
    </message>
    <message>
        <source>Cancel without a refund?</source>
        <translation>Cancelar sem reembolso?</translation>
    </message>
    <message>
        <source>Cancel without refund</source>
        <translation>Cancelar sem reembolso</translation>
    </message>
    <message>
        <source>Cancel without refund…</source>
        <translation>Cancelar sem reembolso…</translation>
    </message>
    <message>
        <source>Cancel {code}?</source>
        <translation>Cancelar {code}?</translation>
    </message>
    <message>
        <source>Cancel, back by hand</source>
        <translation>Cancelar, devolvido à mão</translation>
    </message>
    <message>
        <source>Cancel, not paid back</source>
        <translation>Cancelar, não devolvido</translation>
    </message>
    <message>
        <source>Canceled in Stripe</source>
        <comment>a refund</comment>
        <translation>Cancelado no Stripe</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a booking</comment>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Cancelling the bookings…</source>
        <translation>Cancelando as reservas…</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Cartão</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Dinheiro</translation>
    </message>
    <message>
        <source>Change pass&amp;word…</source>
        <translation>Mudar a &amp;senha…</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>Mudar papel</translation>
    </message>
    <message>
        <source>Change {listings}</source>
        <translation>Alterar {listings}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Alterado</translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation>Última alteração</translation>
    </message>
    <message>
        <source>Changed {listings}.</source>
        <translation>Alterado: {listings}.</translation>
    </message>
    <message>
        <source>Changing listings…</source>
        <translation>Alterando anúncios…</translation>
    </message>
    <message>
        <source>Check &amp;connection</source>
        <translation>Verificar &amp;conexão</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Fazer check-in</translation>
    </message>
    <message>
        <source>Check key</source>
        <translation>Verificar chave</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Verificar agora</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Fazer check-out</translation>
    </message>
    <message>
        <source>Checked: {when}</source>
        <translation>Verificado: {when}</translation>
    </message>
    <message>
        <source>Choose a CSV file</source>
        <translation>Escolha um arquivo CSV</translation>
    </message>
    <message>
        <source>Choose a booking in the table to see and edit it here.</source>
        <translation>Escolha uma reserva na tabela para vê-la e editá-la aqui.</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>Escolha um dia</translation>
    </message>
    <message>
        <source>Choose a line to see all that differs in it.</source>
        <translation>Escolha uma linha para ver tudo o que difere nela.</translation>
    </message>
    <message>
        <source>Choose a listing in the table to see and edit it here.</source>
        <translation>Escolha um anúncio na tabela para vê-lo e editá-lo aqui.</translation>
    </message>
    <message>
        <source>Choose a listing; price and room show here as you type.</source>
        <translation>Escolha um anúncio; preço e vagas aparecem aqui enquanto você digita.</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Escolha uma senha</translation>
    </message>
    <message>
        <source>Choose a time zone of the list, such as America/Recife.</source>
        <translation>Escolha um fuso horário da lista, como America/Recife.</translation>
    </message>
    <message>
        <source>Choose another day, time or listing.</source>
        <translation>Escolha outro dia, horário ou anúncio.</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Escolher colunas</translation>
    </message>
    <message>
        <source>Choose days</source>
        <translation>Escolher dias</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Escolher arquivo…</translation>
    </message>
    <message>
        <source>Choose the date that is cancelled</source>
        <translation>Escolha a data que é cancelada</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Escolhido</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>Fechar painel</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Fechar o painel</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Code, name, e-mail or phone</source>
        <translation>Código, nome, e-mail ou telefone</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Cores</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Colunas como no início</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Confortável</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compacta</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Comparar de novo</translation>
    </message>
    <message>
        <source>Compare with Stripe</source>
        <translation>Comparar com o Stripe</translation>
    </message>
    <message>
        <source>Compare with Stripe every night</source>
        <translation>Comparar com o Stripe toda noite</translation>
    </message>
    <message>
        <source>Compared every night at {hour}:00</source>
        <translation>Comparado toda noite às {hour}:00</translation>
    </message>
    <message>
        <source>Compared: {when}</source>
        <translation>Comparado: {when}</translation>
    </message>
    <message>
        <source>Comparing with Stripe…</source>
        <translation>Comparando com o Stripe…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>a booking</comment>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Confirm without payment</source>
        <translation>Confirmar sem pagamento</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <comment>a booking</comment>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Connect to the office database</source>
        <translation>Conectar ao banco de dados do escritório</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalhes</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>Copiar imagem</translation>
    </message>
    <message>
        <source>Copy it from Developers › API keys in the Stripe Dashboard. A restricted key (rk_) is safest.</source>
        <translation>Copie-a em Desenvolvedores › Chaves da API no Dashboard do Stripe. Uma chave restrita (rk_) é a mais segura.</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar link</translation>
    </message>
    <message>
        <source>Copy listing’s &amp;link for this booking</source>
        <translation>Copiar &amp;link do anúncio para esta reserva</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Copy the history</source>
        <translation>Copiar o histórico</translation>
    </message>
    <message>
        <source>Copy the payment’s id</source>
        <translation>Copiar o id do pagamento</translation>
    </message>
    <message>
        <source>Copy the technical details</source>
        <translation>Copiar os detalhes técnicos</translation>
    </message>
    <message>
        <source>Country of telephone numbers</source>
        <translation>País dos números de telefone</translation>
    </message>
    <message>
        <source>Create &amp;payment page</source>
        <translation>Criar &amp;página de pagamento</translation>
    </message>
    <message>
        <source>Create payment page</source>
        <translation>Criar página de pagamento</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Currency: {currency}</source>
        <translation>Moeda: {currency}</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Senha atual</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Customers can pay through this link.</source>
        <translation>Os clientes podem pagar por este link.</translation>
    </message>
    <message>
        <source>Customers pay {money} through this link.</source>
        <translation>Os clientes pagam {money} por este link.</translation>
    </message>
    <message>
        <source>Customers to write to</source>
        <translation>Clientes a quem escrever</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Banco de dados</translation>
    </message>
    <message>
        <source>Database profile: {name}</source>
        <translation>Perfil do banco de dados: {name}</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>how much a calendar shows</comment>
        <translation>Dia</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>Days: {days}</source>
        <translation>Dias: {days}</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Desativar</translation>
    </message>
    <message>
        <source>Default currency</source>
        <translation>Moeda padrão</translation>
    </message>
    <message>
        <source>Delete a view</source>
        <translation>Excluir uma visão</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidade</translation>
    </message>
    <message>
        <source>Departures</source>
        <translation>Saídas</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrição</translation>
    </message>
    <message>
        <source>Deserves a look</source>
        <translation>Vale uma olhada</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Não compareceu</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferenças</translation>
    </message>
    <message>
        <source>Differences that the last check found</source>
        <translation>Diferenças que a última verificação achou</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar alterações</translation>
    </message>
    <message>
        <source>Discard the changes to “{name}”?</source>
        <translation>Descartar as alterações em “{name}”?</translation>
    </message>
    <message>
        <source>Discard what was entered?</source>
        <translation>Descartar o que foi preenchido?</translation>
    </message>
    <message>
        <source>Disputed</source>
        <comment>a payment</comment>
        <translation>Contestado</translation>
    </message>
    <message>
        <source>Disputed money came back</source>
        <translation>O dinheiro contestado voltou</translation>
    </message>
    <message>
        <source>Disputed money was taken away</source>
        <translation>O dinheiro contestado foi retirado</translation>
    </message>
    <message>
        <source>Do not cancel</source>
        <translation>Não cancelar</translation>
    </message>
    <message>
        <source>Do not refund it by hand meanwhile: the customer could get it twice.</source>
        <translation>Não devolva à mão enquanto isso: o cliente poderia receber duas vezes.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Done, some failed</source>
        <translation>Feito, com falhas</translation>
    </message>
    <message>
        <source>Drift and resync</source>
        <translation>Divergências</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>E-mail or phone</source>
        <translation>E-mail ou telefone</translation>
    </message>
    <message>
        <source>Each one is a hint: what it is about is asked for anew.</source>
        <translation>Cada um é um aviso: o que ele cita é consultado de novo.</translation>
    </message>
    <message>
        <source>Each refund is approved by itself, with its own figures: choose one.</source>
        <translation>Cada reembolso é aprovado sozinho, com os próprios números: escolha um.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Anteriores</translation>
    </message>
    <message>
        <source>Edits go to Stripe by themselves, usually within seconds.</source>
        <translation>As alterações vão para o Stripe sozinhas, em geral em segundos.</translation>
    </message>
    <message>
        <source>Encrypted, and the server&apos;s certificate is checked (recommended)</source>
        <translation>Criptografada, com o certificado do servidor verificado (recomendado)</translation>
    </message>
    <message>
        <source>Encrypted, the certificate is not checked</source>
        <translation>Criptografada, sem verificar o certificado</translation>
    </message>
    <message>
        <source>Ended {when}</source>
        <translation>Terminou {when}</translation>
    </message>
    <message>
        <source>Enter shows them all, in the view of the day.</source>
        <translation>Enter mostra todas, na visão do dia.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Event booking</source>
        <translation>Reserva de evento</translation>
    </message>
    <message>
        <source>Event bookings</source>
        <translation>Reservas de eventos</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Events appear here once a payment page was opened or a payment was made.</source>
        <translation>Os eventos aparecem aqui depois que uma página de pagamento é aberta ou um pagamento é feito.</translation>
    </message>
    <message>
        <source>Events are asked for.</source>
        <translation>Os eventos estão sendo buscados.</translation>
    </message>
    <message>
        <source>Every booking is paid, or is paid on arrival.</source>
        <translation>Todas as reservas estão pagas ou serão pagas na chegada.</translation>
    </message>
    <message>
        <source>Every edit has reached Stripe or is on its way.</source>
        <translation>Todas as alterações chegaram ao Stripe ou estão a caminho.</translation>
    </message>
    <message>
        <source>Every payment has its booking</source>
        <translation>Todo pagamento tem a sua reserva</translation>
    </message>
    <message>
        <source>Everything is in sync</source>
        <translation>Tudo está sincronizado</translation>
    </message>
    <message>
        <source>Everything is in sync.</source>
        <translation>Tudo está sincronizado.</translation>
    </message>
    <message>
        <source>Everything is labelled PRACTICE. When you are ready, choose File › Connect to database…</source>
        <translation>Tudo fica marcado como PRÁTICA. Quando estiver pronto, escolha Arquivo › Conectar ao banco de dados…</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Tudo foi enviado</translation>
    </message>
    <message>
        <source>Everything on this day</source>
        <translation>Tudo neste dia</translation>
    </message>
    <message>
        <source>Everything sent</source>
        <translation>Tudo enviado</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Tudo funciona.</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Planilhas Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>a booking</comment>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exportar como CSV…</translation>
    </message>
    <message>
        <source>Export bookings</source>
        <translation>Exportar reservas</translation>
    </message>
    <message>
        <source>Export listings</source>
        <translation>Exportar anúncios</translation>
    </message>
    <message>
        <source>Export the plan</source>
        <translation>Exportar o plano</translation>
    </message>
    <message>
        <source>Export the refunds</source>
        <translation>Exportar os reembolsos</translation>
    </message>
    <message>
        <source>Export the refunds of this report</source>
        <translation>Exportar os reembolsos deste relatório</translation>
    </message>
    <message>
        <source>Exported {listings} to {file}.</source>
        <translation>Exportado para {file}: {listings}.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a payment</comment>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a refund</comment>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Falhas</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Filters that were saved under a name</source>
        <translation>Filtros que foram salvos com um nome</translation>
    </message>
    <message>
        <source>Find a booking, a listing, a section or a command…</source>
        <translation>Encontre uma reserva, um anúncio, uma seção ou um comando…</translation>
    </message>
    <message>
        <source>Find an&amp;ything…</source>
        <translation>Localizar &amp;qualquer coisa…</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Localizar qualquer coisa</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Primeira linha</translation>
    </message>
    <message>
        <source>For</source>
        <comment>whose a refund is</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>For colleagues; kept with your name.</source>
        <translation>Para colegas; fica guardado com o seu nome.</translation>
    </message>
    <message>
        <source>For example: agreed with the owner</source>
        <translation>Por exemplo: combinado com o dono</translation>
    </message>
    <message>
        <source>For example: paid by a friend</source>
        <translation>Por exemplo: pago por um amigo</translation>
    </message>
    <message>
        <source>For numbers written without a country code.</source>
        <translation>Para números escritos sem o código do país.</translation>
    </message>
    <message>
        <source>For one computer. Starts empty; the file lies in your own folder, and is backed up before its format changes.</source>
        <translation>Para um só computador. Começa vazio; o arquivo fica na sua própria pasta, e é feito um backup antes de cada mudança de formato.</translation>
    </message>
    <message>
        <source>For several computers that share one PostgreSQL server. You need its address, a user and a password.</source>
        <translation>Para vários computadores que compartilham um servidor PostgreSQL. Você precisa do endereço, de um usuário e de uma senha.</translation>
    </message>
    <message>
        <source>For the selected {listings}:</source>
        <translation>Para os {listings} selecionados:</translation>
    </message>
    <message>
        <source>Found by comparing</source>
        <translation>Encontrado na comparação</translation>
    </message>
    <message>
        <source>Fraudulent</source>
        <translation>Fraudulento</translation>
    </message>
    <message>
        <source>Free</source>
        <comment>a day in the calendar</comment>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Free listings too</source>
        <translation>Também os livres</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Software livre sob a licença MIT.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>who paid</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … a …</translation>
    </message>
    <message>
        <source>Give money back</source>
        <translation>Devolver dinheiro</translation>
    </message>
    <message>
        <source>Give the office a name.</source>
        <translation>Dê um nome ao escritório.</translation>
    </message>
    <message>
        <source>Give {amount} back?</source>
        <translation>Devolver {amount}?</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Devolvido</translation>
    </message>
    <message>
        <source>Given back</source>
        <comment>a refund</comment>
        <translation>Devolvido</translation>
    </message>
    <message>
        <source>Given back by month</source>
        <translation>Devolvido por mês</translation>
    </message>
    <message>
        <source>Given back by month, in {currency}</source>
        <translation>Devolvido por mês, em {currency}</translation>
    </message>
    <message>
        <source>Given up after several tries. Mend the cause, then try again.</source>
        <translation>Desistiu após várias tentativas. Corrija a causa e tente de novo.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>Ir para hoje</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>Volta</translation>
    </message>
    <message>
        <source>HH:MM</source>
        <translation>HH:MM</translation>
    </message>
    <message>
        <source>Held, not taken</source>
        <translation>Retido, não cobrado</translation>
    </message>
    <message>
        <source>Held, not taken</source>
        <comment>a payment</comment>
        <translation>Retido, não capturado</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Aqui</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>How do you want to start?</source>
        <translation>Como você quer começar?</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Como chegou</translation>
    </message>
    <message>
        <source>How it was paid back, or why not; kept with your name.</source>
        <translation>Como foi devolvido, ou por que não; fica guardado com o seu nome.</translation>
    </message>
    <message>
        <source>How much air tables and forms have.</source>
        <translation>Quanto espaço têm as tabelas e os formulários.</translation>
    </message>
    <message>
        <source>How numbers and dates are written</source>
        <translation>Como números e datas são escritos</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Images (*.png)</source>
        <translation>Imagens (*.png)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import bookings</source>
        <translation>Importar reservas</translation>
    </message>
    <message>
        <source>Import listings</source>
        <translation>Importar anúncios</translation>
    </message>
    <message>
        <source>Import {listings}</source>
        <translation>Importar {listings}</translation>
    </message>
    <message>
        <source>Imported {listings}.</source>
        <translation>Importado: {listings}.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>In Stripe</source>
        <translation>No Stripe</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Em ordem</translation>
    </message>
    <message>
        <source>In sync before</source>
        <translation>Em dia antes</translation>
    </message>
    <message>
        <source>In the Dashboard</source>
        <translation>No Dashboard</translation>
    </message>
    <message>
        <source>In use: the key of {account}.</source>
        <translation>Em uso: a chave de {account}.</translation>
    </message>
    <message>
        <source>Is it you?</source>
        <translation>É você?</translation>
    </message>
    <message numerus="yes">
        <source>It begins in %n day(s): {percent} %.</source>
        <translation>
            <numerusform>Começa em %n dia: {percent} %.</numerusform>
            <numerusform>Começa em %n dias: {percent} %.</numerusform>
        </translation>
    </message>
    <message>
        <source>It begins today: {percent} %.</source>
        <translation>Começa hoje: {percent} %.</translation>
    </message>
    <message>
        <source>It can be undone from the bar that follows.</source>
        <translation>Isso pode ser desfeito na barra que aparece em seguida.</translation>
    </message>
    <message>
        <source>It confirms that it is you.</source>
        <translation>Confirma que é você.</translation>
    </message>
    <message>
        <source>It could not be compared</source>
        <translation>Não foi possível comparar</translation>
    </message>
    <message>
        <source>It could not be read</source>
        <translation>Não foi possível ler</translation>
    </message>
    <message>
        <source>It could not be saved as {path}. Choose another folder.</source>
        <translation>Não foi possível salvar como {path}. Escolha outra pasta.</translation>
    </message>
    <message>
        <source>It could not be sent again</source>
        <translation>Não foi possível enviar de novo</translation>
    </message>
    <message>
        <source>It counts as paid from now on. An open page is closed, so that nobody pays twice.</source>
        <translation>A partir de agora conta como paga. Uma página aberta é fechada, para ninguém pagar duas vezes.</translation>
    </message>
    <message>
        <source>It gives back {amount} now.</source>
        <translation>Devolve {amount} agora.</translation>
    </message>
    <message>
        <source>It has begun: {percent} %.</source>
        <translation>Já começou: {percent} %.</translation>
    </message>
    <message>
        <source>It has no payment link.</source>
        <translation>Não tem link de pagamento.</translation>
    </message>
    <message>
        <source>It has no price. Enter one to get a payment link.</source>
        <translation>Não tem preço. Informe um para obter o link de pagamento.</translation>
    </message>
    <message>
        <source>It holds its place until {until}.</source>
        <translation>Guarda o lugar até {until}.</translation>
    </message>
    <message>
        <source>It is approved and goes to Stripe as soon as there is a connection.</source>
        <translation>Está aprovado e vai ao Stripe assim que houver conexão.</translation>
    </message>
    <message>
        <source>It is archived. Restore it to sell it again; it gets the same link.</source>
        <translation>Está arquivado. Restaure-o para vendê-lo de novo; o link será o mesmo.</translation>
    </message>
    <message>
        <source>It is cancelled together with the refund, and its place is free.</source>
        <translation>É cancelada junto com o reembolso, e o lugar fica livre.</translation>
    </message>
    <message>
        <source>It is cancelled when the refund is approved. Its place is free then.</source>
        <translation>É cancelada quando o reembolso é aprovado. O lugar fica livre então.</translation>
    </message>
    <message>
        <source>It is kept, with your name.</source>
        <translation>Fica registrado, com o seu nome.</translation>
    </message>
    <message>
        <source>It is not active. Tick “Active” to sell it.</source>
        <translation>Não está ativo. Marque “Ativo” para vendê-lo.</translation>
    </message>
    <message>
        <source>It is on its way to Stripe at this moment.</source>
        <translation>Está a caminho do Stripe neste momento.</translation>
    </message>
    <message>
        <source>It is on its way to Stripe.</source>
        <translation>Está a caminho do Stripe.</translation>
    </message>
    <message>
        <source>It is saved, and goes out by itself as soon as that is mended.</source>
        <translation>Está salvo e será enviado sozinho assim que isso for resolvido.</translation>
    </message>
    <message>
        <source>It is switched off: whoever opens it cannot pay.</source>
        <translation>Está desligado: quem o abrir não pode pagar.</translation>
    </message>
    <message>
        <source>It keeps its place and stays as it is.</source>
        <translation>Mantém o lugar e fica como está.</translation>
    </message>
    <message>
        <source>It keeps its place, though nothing stays paid.</source>
        <translation>Mantém o lugar, embora nada continue pago.</translation>
    </message>
    <message>
        <source>It may be for</source>
        <translation>Pode ser de</translation>
    </message>
    <message>
        <source>It only reports; the program has to be open.</source>
        <translation>Só informa; o programa precisa estar aberto.</translation>
    </message>
    <message>
        <source>It stays unpaid without a deadline. An open page is closed.</source>
        <translation>Fica sem pagar e sem prazo. Uma página aberta é fechada.</translation>
    </message>
    <message>
        <source>It still works, until {when}.</source>
        <translation>Ainda funciona, até {when}.</translation>
    </message>
    <message>
        <source>It takes two managers; nothing is sent before both have approved it.</source>
        <translation>Precisa de dois gerentes; nada é enviado antes que os dois aprovem.</translation>
    </message>
    <message>
        <source>It waits under Refunds.</source>
        <translation>Está esperando em Reembolsos.</translation>
    </message>
    <message>
        <source>It was approved and could not be sent in time. Nothing was given back; it can be asked for anew.</source>
        <translation>Foi aprovado e não pôde ser enviado a tempo. Nada foi devolvido; pode ser pedido de novo.</translation>
    </message>
    <message>
        <source>It was canceled in Stripe. The customer has not got it.</source>
        <translation>Foi cancelado no Stripe. O cliente não recebeu.</translation>
    </message>
    <message>
        <source>It was made in the Stripe Dashboard, without a request here.</source>
        <translation>Foi feito no Dashboard do Stripe, sem um pedido aqui.</translation>
    </message>
    <message>
        <source>It was not made: release {amount}…</source>
        <translation>Não foi feito: liberar {amount}…</translation>
    </message>
    <message>
        <source>It was stopped at your own request.</source>
        <translation>Foi interrompido a seu pedido.</translation>
    </message>
    <message>
        <source>Its address appears here by itself.</source>
        <translation>O endereço aparece aqui sozinho.</translation>
    </message>
    <message>
        <source>Jump to a name</source>
        <translation>Ir para um nome</translation>
    </message>
    <message>
        <source>Keep all mine</source>
        <translation>Manter tudo meu</translation>
    </message>
    <message>
        <source>Keep key</source>
        <translation>Manter chave</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Manter o meu</translation>
    </message>
    <message>
        <source>Keep the booking</source>
        <translation>Manter a reserva</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s keyring only.</source>
        <translation>Guardada somente no chaveiro deste computador.</translation>
    </message>
    <message>
        <source>Kept with each booking, under your name.</source>
        <translation>Fica guardado com cada reserva, sob o seu nome.</translation>
    </message>
    <message>
        <source>Kept with the booking, with your name.</source>
        <translation>Fica na reserva, com o seu nome.</translation>
    </message>
    <message>
        <source>Kept with the payment and the booking.</source>
        <translation>Fica no pagamento e na reserva.</translation>
    </message>
    <message>
        <source>Key {key} in the table</source>
        <translation>Chave {key} na tabela</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos do teclado</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Chaveiro</translation>
    </message>
    <message>
        <source>Keys are kept in this computer&apos;s keyring: {keyring}.</source>
        <translation>As chaves ficam no chaveiro deste computador: {keyring}.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Kind of booking</source>
        <translation>Tipo de reserva</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>PRODUÇÃO</translation>
    </message>
    <message>
        <source>LIVE: real money</source>
        <translation>PRODUÇÃO: dinheiro de verdade</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <comment>a refund nobody decided or sent in time</comment>
        <translation>Venceu</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 dias</translation>
    </message>
    <message>
        <source>Last in step with Stripe: {moment}</source>
        <translation>Última sincronização com o Stripe: {moment}</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mês passado</translation>
    </message>
    <message>
        <source>Last problem</source>
        <translation>Último problema</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>Última linha</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Posteriores</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Deixar</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Deixar de fora</translation>
    </message>
    <message>
        <source>Leave the booking</source>
        <translation>Deixar a reserva</translation>
    </message>
    <message>
        <source>Leave the password empty, and they choose it when they sign in for the first time.</source>
        <translation>Deixe a senha vazia, e a pessoa a escolhe ao entrar pela primeira vez.</translation>
    </message>
    <message>
        <source>Leave {amount} out of the inbox?</source>
        <translation>Tirar {amount} da caixa de entrada?</translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation>Deixado como está</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Deixar entrar de novo</translation>
    </message>
    <message>
        <source>Let {amount} go and cancel the booking</source>
        <translation>Liberar {amount} e cancelar a reserva</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Provável</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>Linha por linha</translation>
    </message>
    <message>
        <source>Link copied: {link}</source>
        <translation>Link copiado: {link}</translation>
    </message>
    <message>
        <source>Link switched off</source>
        <translation>Link desligado</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Anúncio</translation>
    </message>
    <message>
        <source>Listings</source>
        <translation>Anúncios</translation>
    </message>
    <message>
        <source>Listings and Stripe</source>
        <translation>Anúncios e Stripe</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>No ar</translation>
    </message>
    <message>
        <source>Live price; it is fixed when you save.</source>
        <translation>Preço ao vivo; fica fixado quando você salvar.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Ver de novo</translation>
    </message>
    <message>
        <source>Look again at Stripe</source>
        <translation>Ver de novo no Stripe</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aparência e idioma</translation>
    </message>
    <message>
        <source>Look at the plan</source>
        <translation>Ver o plano</translation>
    </message>
    <message>
        <source>Look at the rest again</source>
        <translation>Ver de novo o restante</translation>
    </message>
    <message>
        <source>Look into the Stripe Dashboard first. If the refund is not there, it can be sent again, which needs an approval of its own; or you say that it was not made, and its amount can be given back another time. Should it turn up at Stripe after all, it counts, and shows here.</source>
        <translation>Olhe primeiro no Dashboard do Stripe. Se o reembolso não estiver lá, pode ser enviado de novo, o que precisa de uma aprovação própria; ou você diz que não foi feito, e o valor pode ser devolvido em outro momento. Se ele aparecer no Stripe afinal, conta e é mostrado aqui.</translation>
    </message>
    <message>
        <source>Looking at everything…</source>
        <translation>Verificando tudo…</translation>
    </message>
    <message>
        <source>Looking into the keyring…</source>
        <translation>Consultando o chaveiro…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>when a booking was made</comment>
        <translation>Feita em</translation>
    </message>
    <message>
        <source>Made in the Dashboard</source>
        <translation>Feitos no Dashboard</translation>
    </message>
    <message>
        <source>Made in the Stripe Dashboard</source>
        <translation>Feito no Dashboard do Stripe</translation>
    </message>
    <message>
        <source>Made in the Stripe Dashboard, {when}</source>
        <translation>Feito no Dashboard do Stripe, {when}</translation>
    </message>
    <message>
        <source>Make Stripe match</source>
        <translation>Fazer o Stripe coincidir</translation>
    </message>
    <message>
        <source>Make a booking from it…</source>
        <translation>Fazer uma reserva dele…</translation>
    </message>
    <message>
        <source>Make the first booking: choose a listing, a customer and a day. Price and room show as you type.</source>
        <translation>Faça a primeira reserva: escolha um anúncio, um cliente e um dia. Preço e vagas aparecem enquanto você digita.</translation>
    </message>
    <message>
        <source>Make the first listing, or bring many at once from a CSV file.</source>
        <translation>Crie o primeiro anúncio ou traga muitos de uma vez de um arquivo CSV.</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Gerente</translation>
    </message>
    <message>
        <source>Marked as not ours.</source>
        <translation>Marcado como não nosso.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>May be left empty; it is kept.</source>
        <translation>Pode ficar vazio; fica registrado.</translation>
    </message>
    <message>
        <source>May do</source>
        <translation>Pode fazer</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Pode entrar</translation>
    </message>
    <message>
        <source>Mend the rows below in the file and choose it again, or import the others now.</source>
        <translation>Corrija no arquivo as linhas abaixo e escolha-o de novo, ou importe as outras agora.</translation>
    </message>
    <message>
        <source>Mode: {mode}</source>
        <translation>Modo: {mode}</translation>
    </message>
    <message>
        <source>Money board</source>
        <translation>Quadro financeiro</translation>
    </message>
    <message>
        <source>Money that came and that no booking claims. Say whose each one is.</source>
        <translation>Dinheiro que chegou e que nenhuma reserva reivindica. Diga de quem é cada um.</translation>
    </message>
    <message>
        <source>Money that goes back: who asked, who decided, and what became of it.</source>
        <translation>Dinheiro que volta: quem pediu, quem decidiu e o que foi feito.</translation>
    </message>
    <message>
        <source>Money was given back</source>
        <translation>Dinheiro foi devolvido</translation>
    </message>
    <message>
        <source>Money was given back.</source>
        <translation>Dinheiro foi devolvido.</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Month</source>
        <comment>how much a calendar shows</comment>
        <translation>Mês</translation>
    </message>
    <message>
        <source>More than any refund may be here: it stays as it is.</source>
        <translation>Mais do que qualquer reembolso pode ser aqui: fica como está.</translation>
    </message>
    <message>
        <source>Move all the same</source>
        <translation>Mover mesmo assim</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Mover para baixo</translation>
    </message>
    <message>
        <source>Move tier down</source>
        <translation>Mover a modalidade para baixo</translation>
    </message>
    <message>
        <source>Move tier up</source>
        <translation>Mover a modalidade para cima</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Mover para cima</translation>
    </message>
    <message>
        <source>My office</source>
        <translation>Meu escritório</translation>
    </message>
    <message>
        <source>NO KEY</source>
        <translation>SEM CHAVE</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name of the listing…</source>
        <translation>Nome do anúncio…</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nome do escritório</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nome da visão</translation>
    </message>
    <message>
        <source>Name, number or value</source>
        <translation>Nome, número ou valor</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <comment>a refund</comment>
        <translation>Precisa de decisão</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Precisa de atenção</translation>
    </message>
    <message>
        <source>Never</source>
        <comment>the nightly comparison</comment>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>New &amp;of a kind</source>
        <translation>N&amp;ovo de um tipo</translation>
    </message>
    <message>
        <source>New accommodation</source>
        <translation>Nova hospedagem</translation>
    </message>
    <message>
        <source>New activity</source>
        <translation>Nova atividade</translation>
    </message>
    <message>
        <source>New activity booking</source>
        <translation>Nova reserva de atividade</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nova reserva</translation>
    </message>
    <message>
        <source>New edits appear here until Stripe has them.</source>
        <translation>As novas alterações aparecem aqui até chegarem ao Stripe.</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Novo evento</translation>
    </message>
    <message>
        <source>New event booking</source>
        <translation>Nova reserva de evento</translation>
    </message>
    <message>
        <source>New listing</source>
        <translation>Novo anúncio</translation>
    </message>
    <message>
        <source>New listings start with it.</source>
        <translation>Os novos anúncios começam com ela.</translation>
    </message>
    <message>
        <source>New local database</source>
        <translation>Novo banco de dados local</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nova senha</translation>
    </message>
    <message>
        <source>New reservation</source>
        <translation>Nova reserva de mesa</translation>
    </message>
    <message>
        <source>New restaurant</source>
        <translation>Novo restaurante</translation>
    </message>
    <message>
        <source>New stay</source>
        <translation>Nova hospedagem</translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation>Novo veículo</translation>
    </message>
    <message>
        <source>New vehicle booking</source>
        <translation>Nova reserva de veículo</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation>Próximos 30 dias</translation>
    </message>
    <message>
        <source>Next events</source>
        <translation>Próximos eventos</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Próxima parte da janela</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Próxima tentativa</translation>
    </message>
    <message>
        <source>Next, enter a Stripe key under Stripe › Stripe key…; until then listings are saved and wait.</source>
        <translation>Depois, informe uma chave do Stripe em Stripe › Chave do Stripe…; até lá os anúncios ficam salvos e aguardam.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>No Stripe account yet</source>
        <translation>Ainda sem conta do Stripe</translation>
    </message>
    <message>
        <source>No booking belongs to it.</source>
        <translation>Nenhuma reserva pertence a ele.</translation>
    </message>
    <message>
        <source>No booking claims it.</source>
        <translation>Nenhuma reserva o reivindica.</translation>
    </message>
    <message>
        <source>No booking fits the search and the filters above.</source>
        <translation>Nenhuma reserva corresponde à busca e aos filtros acima.</translation>
    </message>
    <message>
        <source>No bookings yet</source>
        <translation>Ainda não há reservas</translation>
    </message>
    <message>
        <source>No e-mail program answers. Open the booking and copy its address.</source>
        <translation>Nenhum programa de e-mail responde. Abra a reserva e copie o endereço.</translation>
    </message>
    <message>
        <source>No e-mail program could be opened. Copy the text instead.</source>
        <translation>Não foi possível abrir um programa de e-mail. Copie o texto.</translation>
    </message>
    <message>
        <source>No e-mail program could be opened. The draft’s address was copied.</source>
        <translation>Nenhum programa de e-mail pôde ser aberto. O endereço do rascunho foi copiado.</translation>
    </message>
    <message>
        <source>No event has come yet</source>
        <translation>Nenhum evento chegou ainda</translation>
    </message>
    <message>
        <source>No event lies ahead.</source>
        <translation>Nenhum evento pela frente.</translation>
    </message>
    <message>
        <source>No file is chosen yet</source>
        <translation>Nenhum arquivo escolhido ainda</translation>
    </message>
    <message>
        <source>No key is stored yet. Listings are saved, and go out once there is one.</source>
        <translation>Ainda não há chave guardada. Os anúncios são salvos e serão enviados assim que houver uma.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sem limite</translation>
    </message>
    <message>
        <source>No link</source>
        <translation>Sem link</translation>
    </message>
    <message>
        <source>No link was replaced</source>
        <translation>Nenhum link foi substituído</translation>
    </message>
    <message>
        <source>No listing fits the search and the filters above.</source>
        <translation>Nenhum anúncio corresponde à busca e aos filtros acima.</translation>
    </message>
    <message>
        <source>No listing here</source>
        <translation>Nenhum anúncio aqui</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>Nada mais</translation>
    </message>
    <message>
        <source>No nightly check: set its hour…</source>
        <translation>Sem verificação noturna: definir a hora…</translation>
    </message>
    <message>
        <source>No other booking has this e-mail, phone or tax id.</source>
        <translation>Nenhuma outra reserva tem este e-mail, telefone ou CPF/CNPJ.</translation>
    </message>
    <message>
        <source>No payment failed.</source>
        <translation>Nenhum pagamento falhou.</translation>
    </message>
    <message>
        <source>No payment is on its way.</source>
        <translation>Nenhum pagamento está a caminho.</translation>
    </message>
    <message>
        <source>No payment is overdue.</source>
        <translation>Nenhum pagamento está atrasado.</translation>
    </message>
    <message>
        <source>No payment page</source>
        <translation>Sem página de pagamento</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Sem motivo</translation>
    </message>
    <message>
        <source>No refund is on its way</source>
        <translation>Nenhum reembolso a caminho</translation>
    </message>
    <message>
        <source>No refund needs attention</source>
        <translation>Nenhum reembolso precisa de atenção</translation>
    </message>
    <message>
        <source>No refund of this list fits the filters.</source>
        <translation>Nenhum reembolso desta lista corresponde aos filtros.</translation>
    </message>
    <message>
        <source>No refund waits for a decision</source>
        <translation>Nenhum reembolso espera decisão</translation>
    </message>
    <message>
        <source>No refund was asked for in this period, or none fits what is chosen above.</source>
        <translation>Nenhum reembolso foi pedido neste período, ou nenhum corresponde ao que está escolhido acima.</translation>
    </message>
    <message>
        <source>No request to Stripe</source>
        <translation>Nenhuma requisição ao Stripe</translation>
    </message>
    <message>
        <source>No resync was run yet</source>
        <translation>Nenhuma sincronização foi feita ainda</translation>
    </message>
    <message>
        <source>No time: they are switched off at once</source>
        <translation>Sem prazo: são desligados na hora</translation>
    </message>
    <message>
        <source>No unpaid booking has this amount or this e-mail address.</source>
        <translation>Nenhuma reserva não paga tem este valor ou este e-mail.</translation>
    </message>
    <message>
        <source>No vehicle comes back today.</source>
        <translation>Nenhum veículo volta hoje.</translation>
    </message>
    <message>
        <source>No vehicle goes out today.</source>
        <translation>Nenhum veículo sai hoje.</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Não compareceu</translation>
    </message>
    <message>
        <source>Nobody arrives today.</source>
        <translation>Ninguém chega hoje.</translation>
    </message>
    <message>
        <source>Nobody decided or sent it in time. Nothing was given back; it can be asked for anew.</source>
        <translation>Ninguém decidiu ou enviou a tempo. Nada foi devolvido; pode ser pedido de novo.</translation>
    </message>
    <message>
        <source>Nobody departs today.</source>
        <translation>Ninguém sai hoje.</translation>
    </message>
    <message>
        <source>Nobody waits to pay by it</source>
        <translation>Ninguém espera para pagar por ele</translation>
    </message>
    <message>
        <source>Nobody was asked to pay yet.</source>
        <translation>Ainda não se pediu o pagamento a ninguém.</translation>
    </message>
    <message>
        <source>None: the listing’s price</source>
        <translation>Nenhum: o preço do anúncio</translation>
    </message>
    <message>
        <source>Not active here</source>
        <translation>Não ativo aqui</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Ainda não pedido</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Indisponível</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Ainda não verificado</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>Ainda não feito</translation>
    </message>
    <message>
        <source>Not encrypted: only for a server on this computer</source>
        <translation>Sem criptografia: só para um servidor neste computador</translation>
    </message>
    <message>
        <source>Not free as it is</source>
        <translation>Não livre assim</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>Não devolvido</translation>
    </message>
    <message>
        <source>Not in Stripe</source>
        <translation>Não está no Stripe</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>Não é nosso</translation>
    </message>
    <message>
        <source>Not ours: {count}</source>
        <translation>Não são nossos: {count}</translation>
    </message>
    <message>
        <source>Not ours: {reason}</source>
        <translation>Não é nosso: {reason}</translation>
    </message>
    <message>
        <source>Not ours…</source>
        <translation>Não é nosso…</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Não paga</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Não foi salvo</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ainda não salvo</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Ninguém entrou</translation>
    </message>
    <message>
        <source>Not sold online</source>
        <translation>Não vendido on-line</translation>
    </message>
    <message>
        <source>Not specified</source>
        <translation>Não informado</translation>
    </message>
    <message>
        <source>Not up to date: {reason} Nothing can be given back meanwhile.</source>
        <translation>Desatualizado: {reason} Enquanto isso nada pode ser devolvido.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Observação</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Nota: {note}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <comment>goes back</comment>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nada encontrado</translation>
    </message>
    <message>
        <source>Nothing had to be done.</source>
        <translation>Não havia nada a fazer.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nada aqui</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Nada aqui ainda</translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation>Nada está arquivado</translation>
    </message>
    <message>
        <source>Nothing is booked in these days</source>
        <translation>Nada reservado nestes dias</translation>
    </message>
    <message>
        <source>Nothing is booked then.</source>
        <translation>Nada está reservado nesse dia.</translation>
    </message>
    <message>
        <source>Nothing is booked.</source>
        <translation>Nada reservado.</translation>
    </message>
    <message>
        <source>Nothing is held any more; the customer’s bank frees the amount.</source>
        <translation>Nada mais está retido; o banco do cliente libera o valor.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the file.</source>
        <translation>Não há nada de errado com o arquivo.</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nada precisa de você</translation>
    </message>
    <message>
        <source>Nothing of yours is saved yet. Choose for each field which version stays.</source>
        <translation>Nada seu foi salvo ainda. Escolha, para cada campo, qual versão fica.</translation>
    </message>
    <message>
        <source>Nothing of {captured} stays paid.</source>
        <translation>Nada de {captured} continua pago.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada a fazer</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>Nada a pagar</translation>
    </message>
    <message>
        <source>Nothing to tell</source>
        <translation>Nada a contar</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Nada foi alterado ainda.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nada foi alterado.</translation>
    </message>
    <message>
        <source>Nothing was checked yet</source>
        <translation>Nada foi verificado ainda</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>Nada foi importado</translation>
    </message>
    <message>
        <source>Nothing was left out</source>
        <translation>Nada foi deixado de fora</translation>
    </message>
    <message>
        <source>Nothing was received for {code}: there is nothing to give back.</source>
        <translation>Nada foi recebido por {code}: não há o que devolver.</translation>
    </message>
    <message>
        <source>Nothing was received today yet.</source>
        <translation>Nada foi recebido hoje ainda.</translation>
    </message>
    <message>
        <source>Nothing was received. Its payment page is closed, and its place is free.</source>
        <translation>Nada foi recebido. A página de pagamento é fechada, e o lugar fica livre.</translation>
    </message>
    <message>
        <source>Nothing was received. Its place is free.</source>
        <translation>Nada foi recebido. O lugar fica livre.</translation>
    </message>
    <message>
        <source>Nothing was received. The booking is over.</source>
        <translation>Nada foi recebido. A reserva terminou.</translation>
    </message>
    <message>
        <source>Nothing was refunded yet</source>
        <translation>Nada foi reembolsado ainda</translation>
    </message>
    <message>
        <source>Nothing was said yet. Messages that pass by are kept here.</source>
        <translation>Nenhum aviso ainda. As mensagens que passam ficam guardadas aqui.</translation>
    </message>
    <message>
        <source>Nothing was saved; your changes are still in the form. Try again.</source>
        <translation>Nada foi salvo; suas alterações continuam no formulário. Tente de novo.</translation>
    </message>
    <message>
        <source>Nothing was sent. A manager approves or rejects it.</source>
        <translation>Nada foi enviado. Um gerente aprova ou recusa.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Escritório</translation>
    </message>
    <message>
        <source>Office: {name}</source>
        <translation>Escritório: {name}</translation>
    </message>
    <message>
        <source>Old links</source>
        <translation>Links antigos</translation>
    </message>
    <message>
        <source>Old links still work for</source>
        <translation>Links antigos ainda funcionam por</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>A caminho</translation>
    </message>
    <message>
        <source>On its way</source>
        <comment>a payment</comment>
        <translation>A caminho</translation>
    </message>
    <message>
        <source>On its way</source>
        <comment>money</comment>
        <translation>A caminho</translation>
    </message>
    <message>
        <source>On its way</source>
        <comment>a refund</comment>
        <translation>A caminho</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>Voltando</translation>
    </message>
    <message>
        <source>On their way</source>
        <comment>refunds</comment>
        <translation>A caminho</translation>
    </message>
    <message>
        <source>One per line</source>
        <translation>Um por linha</translation>
    </message>
    <message>
        <source>One person may approve a day at most</source>
        <translation>Uma pessoa pode aprovar por dia no máximo</translation>
    </message>
    <message>
        <source>One refund may be at most</source>
        <translation>Um reembolso pode ser no máximo</translation>
    </message>
    <message>
        <source>One refund may be {limit} at most here. An administrator sets the limits.</source>
        <translation>Um reembolso pode ser de no máximo {limit} aqui. Um administrador define os limites.</translation>
    </message>
    <message>
        <source>One tour, an event, or all that happens on a day.</source>
        <translation>Um passeio, um evento ou tudo o que acontece em um dia.</translation>
    </message>
    <message>
        <source>Only Stripe&apos;s own https addresses are opened.</source>
        <translation>Só são abertos endereços https do próprio Stripe.</translation>
    </message>
    <message>
        <source>Only our notes</source>
        <translation>Só as nossas anotações</translation>
    </message>
    <message>
        <source>Only what the table shows now (its search and filters)</source>
        <translation>Só o que a tabela mostra agora (com a busca e os filtros)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open a paid booking and press Refund…; each refund stays in this list with its history.</source>
        <translation>Abra uma reserva paga e pressione Reembolsar…; cada reembolso fica nesta lista com seu histórico.</translation>
    </message>
    <message>
        <source>Open as e-mail</source>
        <translation>Abrir como e-mail</translation>
    </message>
    <message>
        <source>Open booking</source>
        <translation>Abrir reserva</translation>
    </message>
    <message>
        <source>Open listing</source>
        <translation>Abrir anúncio</translation>
    </message>
    <message>
        <source>Open the booking</source>
        <translation>Abrir a reserva</translation>
    </message>
    <message>
        <source>Open the listing</source>
        <translation>Abrir o anúncio</translation>
    </message>
    <message>
        <source>Other account</source>
        <translation>Outra conta</translation>
    </message>
    <message>
        <source>Other refunds of this payment</source>
        <translation>Outros reembolsos deste pagamento</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Com defeito</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <comment>a refund</comment>
        <translation>Resultado desconhecido</translation>
    </message>
    <message>
        <source>Outside the program</source>
        <translation>Fora do programa</translation>
    </message>
    <message>
        <source>P&amp;eople…</source>
        <translation>P&amp;essoas…</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documentos PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>PRÁTICA</translation>
    </message>
    <message>
        <source>Page on its way</source>
        <translation>Página a caminho</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>amount</comment>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>a booking</comment>
        <translation>Paga</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>a payment</comment>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>when a payment was made</comment>
        <translation>Pago em</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Pago por</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>Pago em</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>Pago duas vezes</translation>
    </message>
    <message>
        <source>Paid, not booked</source>
        <translation>Pago, não reservado</translation>
    </message>
    <message>
        <source>Paid, though the booking is over</source>
        <translation>Paga, embora a reserva tenha terminado</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>Reembolsada em parte</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>Senha de {name}</translation>
    </message>
    <message>
        <source>Password…</source>
        <translation>Senha…</translation>
    </message>
    <message>
        <source>Pause sending</source>
        <translation>Pausar o envio</translation>
    </message>
    <message>
        <source>Pay until</source>
        <translation>Pagar até</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>Payment can be asked for once the booking is approved.</source>
        <translation>O pagamento pode ser pedido depois que a reserva for aprovada.</translation>
    </message>
    <message>
        <source>Payment failures</source>
        <translation>Falhas de pagamento</translation>
    </message>
    <message>
        <source>Payment link</source>
        <translation>Link de pagamento</translation>
    </message>
    <message>
        <source>Payment links</source>
        <translation>Links de pagamento</translation>
    </message>
    <message>
        <source>Payment page</source>
        <translation>Página de pagamento</translation>
    </message>
    <message>
        <source>Payment pages</source>
        <translation>Páginas de pagamento</translation>
    </message>
    <message>
        <source>PaymentIntent</source>
        <translation>PaymentIntent</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pagamentos</translation>
    </message>
    <message>
        <source>Payments due</source>
        <translation>Pagamentos a vencer</translation>
    </message>
    <message>
        <source>Payments marked as not ours stay here.</source>
        <translation>Os pagamentos marcados como não nossos ficam aqui.</translation>
    </message>
    <message>
        <source>Pays later</source>
        <translation>Paga depois</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>Pessoas…</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Pick a date</source>
        <translation>Escolher uma data</translation>
    </message>
    <message>
        <source>Pick-ups</source>
        <translation>Retiradas</translation>
    </message>
    <message>
        <source>Picked up</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Pictures in order</source>
        <translation>Imagens em ordem</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Possível</translation>
    </message>
    <message>
        <source>Practice mode needs no key: it talks to the built-in simulator, never to Stripe.</source>
        <translation>O modo de prática não precisa de chave: ele fala com o simulador embutido, nunca com o Stripe.</translation>
    </message>
    <message>
        <source>Practice with sample data</source>
        <translation>Praticar com dados de exemplo</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferências</translation>
    </message>
    <message>
        <source>Press a figure to see its currency by month and by reason.</source>
        <translation>Pressione um número para ver a moeda por mês e por motivo.</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preço</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>Print the confirmation</source>
        <translation>Imprimir a confirmação</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produto</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produtos</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Proteção</translation>
    </message>
    <message>
        <source>Pull now</source>
        <translation>Buscar agora</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>QR code of {address}</source>
        <translation>QR code de {address}</translation>
    </message>
    <message>
        <source>QR code…</source>
        <translation>QR code…</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>R&amp;esume sending</source>
        <translation>R&amp;etomar o envio</translation>
    </message>
    <message>
        <source>Re&amp;fund…</source>
        <translation>Re&amp;embolsar…</translation>
    </message>
    <message>
        <source>Re&amp;store</source>
        <translation>Re&amp;staurar</translation>
    </message>
    <message>
        <source>Reading the booking…</source>
        <translation>Lendo a reserva…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lendo o arquivo…</translation>
    </message>
    <message>
        <source>Reading the listing…</source>
        <translation>Lendo o anúncio…</translation>
    </message>
    <message>
        <source>Reads Stripe’s lists of pages and payments, and heals what was lost.</source>
        <translation>Lê as listas de páginas e pagamentos do Stripe e corrige o que se perdeu.</translation>
    </message>
    <message>
        <source>Reads this month: {reads} of {allowance}</source>
        <translation>Leituras neste mês: {reads} de {allowance}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Tudo pronto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recebido</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation>Recebido hoje</translation>
    </message>
    <message>
        <source>Record payment</source>
        <translation>Registrar pagamento</translation>
    </message>
    <message>
        <source>Record payment…</source>
        <translation>Registrar pagamento…</translation>
    </message>
    <message>
        <source>Record {amount}</source>
        <translation>Registrar {amount}</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Reembolso</translation>
    </message>
    <message>
        <source>Refund &amp;limits…</source>
        <translation>&amp;Limites de reembolso…</translation>
    </message>
    <message>
        <source>Refund and cancel</source>
        <translation>Reembolsar e cancelar</translation>
    </message>
    <message>
        <source>Refund limits</source>
        <translation>Limites de reembolso</translation>
    </message>
    <message>
        <source>Refund limits…</source>
        <translation>Limites de reembolso…</translation>
    </message>
    <message>
        <source>Refund policy: {tiers}.</source>
        <translation>Política de reembolso: {tiers}.</translation>
    </message>
    <message>
        <source>Refund {amount}</source>
        <translation>Reembolsar {amount}</translation>
    </message>
    <message>
        <source>Refund {amount} and cancel</source>
        <translation>Reembolsar {amount} e cancelar</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Reembolsada</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Reembolsos</translation>
    </message>
    <message>
        <source>Refunds and reports</source>
        <translation>Reembolsos e relatórios</translation>
    </message>
    <message>
        <source>Refunds by month</source>
        <translation>Reembolsos por mês</translation>
    </message>
    <message>
        <source>Refunds by reason</source>
        <translation>Reembolsos por motivo</translation>
    </message>
    <message>
        <source>Refunds in trouble</source>
        <translation>Reembolsos com problema</translation>
    </message>
    <message>
        <source>Refunds report</source>
        <translation>Relatório de reembolsos</translation>
    </message>
    <message>
        <source>Refunds waiting</source>
        <translation>Reembolsos esperando</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>Reembolsar…</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Recusar</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n refund(s)?</source>
        <translation>
            <numerusform>Recusar %n reembolso?</numerusform>
            <numerusform>Recusar %n reembolsos?</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject all</source>
        <translation>Recusar todos</translation>
    </message>
    <message>
        <source>Reject all…</source>
        <translation>Recusar todos…</translation>
    </message>
    <message>
        <source>Reject booking</source>
        <translation>Recusar reserva</translation>
    </message>
    <message>
        <source>Reject the refund of {amount}?</source>
        <translation>Recusar o reembolso de {amount}?</translation>
    </message>
    <message>
        <source>Reject {code}?</source>
        <translation>Recusar {code}?</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>a booking</comment>
        <translation>Recusada</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>a refund</comment>
        <translation>Recusado</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Recusar…</translation>
    </message>
    <message>
        <source>Release {amount}</source>
        <translation>Liberar {amount}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Remover chave</translation>
    </message>
    <message>
        <source>Remove key…</source>
        <translation>Remover chave…</translation>
    </message>
    <message>
        <source>Remove the limits in {currency}</source>
        <translation>Remover os limites em {currency}</translation>
    </message>
    <message>
        <source>Remove tier</source>
        <translation>Remover modalidade</translation>
    </message>
    <message>
        <source>Remove {item}</source>
        <translation>Remover {item}</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Removendo…</translation>
    </message>
    <message>
        <source>Renew page</source>
        <translation>Renovar página</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Substituído</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>Requests a second, in all</source>
        <translation>Requisições por segundo, no total</translation>
    </message>
    <message>
        <source>Requests a second, of one kind</source>
        <translation>Requisições por segundo, de um mesmo tipo</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reserva de mesa</translation>
    </message>
    <message>
        <source>Reservations</source>
        <translation>Reservas de mesa</translation>
    </message>
    <message>
        <source>Restaurant</source>
        <translation>Restaurante</translation>
    </message>
    <message>
        <source>Restaurants</source>
        <translation>Restaurantes</translation>
    </message>
    <message>
        <source>Restored {listings}.</source>
        <translation>Restaurado: {listings}.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Resync &amp;all listings…</source>
        <translation>Sincronizar &amp;todos os anúncios…</translation>
    </message>
    <message>
        <source>Resync &amp;selected…</source>
        <translation>Sincronizar &amp;selecionados…</translation>
    </message>
    <message>
        <source>Resync all listings</source>
        <translation>Sincronizar todos os anúncios</translation>
    </message>
    <message>
        <source>Resync all listings…</source>
        <translation>Sincronizar todos os anúncios…</translation>
    </message>
    <message>
        <source>Resync ended: {result}.</source>
        <translation>Sincronização terminada: {result}.</translation>
    </message>
    <message>
        <source>Resync selected</source>
        <translation>Sincronizar selecionados</translation>
    </message>
    <message>
        <source>Resync stopped: {result}. What is done stays done.</source>
        <translation>Sincronização interrompida: {result}. O que foi feito fica feito.</translation>
    </message>
    <message>
        <source>Resync: {result}. The run’s page says why.</source>
        <translation>Sincronização: {result}. A página da execução diz por quê.</translation>
    </message>
    <message>
        <source>Resyncing with Stripe</source>
        <translation>Sincronizando com o Stripe</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation>
            <numerusform>Tentar de novo %n falha</numerusform>
            <numerusform>Tentar de novo %n falhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n selected</source>
        <translation>
            <numerusform>Tentar de novo a selecionada</numerusform>
            <numerusform>Tentar de novo as %n selecionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Tentar todas de novo</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Tentar de novo o que falhou</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devolvido</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Devoluções</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Reverter</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>Papel…</translation>
    </message>
    <message>
        <source>Rows that cannot be imported</source>
        <translation>Linhas que não podem ser importadas</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Said of the decision: {note}</source>
        <translation>Dito na decisão: {note}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation>Salvar QR code</translation>
    </message>
    <message>
        <source>Save an empty file</source>
        <translation>Salvar um arquivo vazio</translation>
    </message>
    <message>
        <source>Save an empty file to fill in…</source>
        <translation>Salvar um arquivo vazio para preencher…</translation>
    </message>
    <message>
        <source>Save confirmation as P&amp;DF…</source>
        <translation>Salvar confirmação em P&amp;DF…</translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation>Salvar imagem…</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>Salvar chave</translation>
    </message>
    <message>
        <source>Save limits</source>
        <translation>Salvar limites</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>Salvar as alterações em “{name}”?</translation>
    </message>
    <message>
        <source>Save the confirmation</source>
        <translation>Salvar a confirmação</translation>
    </message>
    <message>
        <source>Save the listing to get its payment link.</source>
        <translation>Salve o anúncio para obter o link de pagamento.</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>Salvar o registro</translation>
    </message>
    <message>
        <source>Save these choices</source>
        <translation>Salvar estas escolhas</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Salvar esta visão</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Salvar esta visão…</translation>
    </message>
    <message>
        <source>Save what was entered?</source>
        <translation>Salvar o que foi digitado?</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Salvo como {file}.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Salvo como {path}.</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Visões salvas</translation>
    </message>
    <message>
        <source>Saved {file}. Fill it in, then choose it.</source>
        <translation>{file} foi salvo. Preencha-o e depois escolha-o.</translation>
    </message>
    <message>
        <source>Saving {listings}…</source>
        <translation>Salvando {listings}…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvando…</translation>
    </message>
    <message>
        <source>Say so only after looking into the Stripe Dashboard. The amount can be given back anew then. Should the refund turn up after all, it counts.</source>
        <translation>Diga isso só depois de olhar no Dashboard do Stripe. O valor pode então ser devolvido de novo. Se o reembolso aparecer afinal, ele conta.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Diga por quê, em poucas palavras.</translation>
    </message>
    <message>
        <source>Search bookings</source>
        <translation>Buscar reservas</translation>
    </message>
    <message>
        <source>Search code, customer, e-mail, listing…</source>
        <translation>Buscar código, cliente, e-mail, anúncio…</translation>
    </message>
    <message>
        <source>Search customer, code, note, who asked…</source>
        <translation>Buscar cliente, código, nota, quem pediu…</translation>
    </message>
    <message>
        <source>Search listings</source>
        <translation>Buscar anúncios</translation>
    </message>
    <message>
        <source>Search name, supplier, place, tag…</source>
        <translation>Busque por nome, fornecedor, lugar, etiqueta…</translation>
    </message>
    <message>
        <source>Search refunds</source>
        <translation>Buscar reembolsos</translation>
    </message>
    <message>
        <source>Search, status, payment and days are kept with it.</source>
        <translation>A busca, a situação, o pagamento e os dias ficam salvos nela.</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Acomodar</translation>
    </message>
    <message>
        <source>Second link</source>
        <translation>Segundo link</translation>
    </message>
    <message>
        <source>Second product</source>
        <translation>Segundo produto</translation>
    </message>
    <message>
        <source>Secret or restricted key</source>
        <translation>Chave secreta ou restrita</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Seção</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Seções</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Selecionar &amp;tudo</translation>
    </message>
    <message>
        <source>Send payment page</source>
        <translation>Enviar página de pagamento</translation>
    </message>
    <message>
        <source>Send {amount} again</source>
        <translation>Enviar {amount} de novo</translation>
    </message>
    <message>
        <source>Send {amount} again?</source>
        <translation>Enviar {amount} de novo?</translation>
    </message>
    <message>
        <source>Send {amount} again…</source>
        <translation>Enviar {amount} de novo…</translation>
    </message>
    <message>
        <source>Sending goes on.</source>
        <translation>O envio continua.</translation>
    </message>
    <message>
        <source>Sending is paused. Edits are saved and wait.</source>
        <translation>O envio está pausado. As alterações são salvas e aguardam.</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Enviar…</translation>
    </message>
    <message>
        <source>Sent by Stripe</source>
        <translation>Enviado pelo Stripe</translation>
    </message>
    <message>
        <source>Sent to the printer: {code}.</source>
        <translation>Enviado para a impressora: {code}.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Server: {host}, database {name}</source>
        <translation>Servidor: {host}, banco de dados {name}</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Definida</translation>
    </message>
    <message>
        <source>Set password</source>
        <translation>Definir senha</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show archived listings</source>
        <translation>Mostrar anúncios arquivados</translation>
    </message>
    <message>
        <source>Show free listings</source>
        <translation>Mostrar anúncios livres</translation>
    </message>
    <message>
        <source>Show free listings too, and double-click a day to book it.</source>
        <translation>Mostre também os anúncios livres e clique duas vezes num dia para reservá-lo.</translation>
    </message>
    <message>
        <source>Show in Refunds</source>
        <translation>Mostrar em Reembolsos</translation>
    </message>
    <message>
        <source>Show older entries</source>
        <translation>Mostrar entradas mais antigas</translation>
    </message>
    <message>
        <source>Show only lines with these words</source>
        <translation>Mostrar só linhas com estas palavras</translation>
    </message>
    <message>
        <source>Show only: {state}</source>
        <translation>Mostrar só: {state}</translation>
    </message>
    <message>
        <source>Show or hide the lines</source>
        <translation>Mostrar ou ocultar as linhas</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Mostrar a execução</translation>
    </message>
    <message>
        <source>Shown in the status bar.</source>
        <translation>Aparece na barra de status.</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>&amp;Entrar…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>&amp;Sair da conta</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Sold at one price. Add tiers to sell, say, adults and children apart.</source>
        <translation>Vendido a um só preço. Adicione modalidades para vender, por exemplo, adultos e crianças separadamente.</translation>
    </message>
    <message>
        <source>Somebody may ask later why. The money stays where it is.</source>
        <translation>Alguém pode perguntar depois por quê. O dinheiro fica onde está.</translation>
    </message>
    <message>
        <source>Someone else saved this first</source>
        <translation>Outra pessoa salvou isto antes</translation>
    </message>
    <message>
        <source>Something needs to be mended.</source>
        <translation>Algo precisa ser corrigido.</translation>
    </message>
    <message>
        <source>Something went wrong that the program did not expect. Nothing more was done.</source>
        <translation>Algo deu errado que o programa não esperava. Nada mais foi feito.</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Equipe</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Começar</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Hospedagem</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Ficar aqui</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Hospedagens</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Fica como está</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Passo {step} de {steps}</translation>
    </message>
    <message>
        <source>Still works</source>
        <translation>Ainda funciona</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop; what is done stays done</source>
        <translation>Parar; o que foi feito fica feito</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Interrompida</translation>
    </message>
    <message>
        <source>Stripe</source>
        <translation>Stripe</translation>
    </message>
    <message>
        <source>Stripe &amp;key…</source>
        <translation>C&amp;have do Stripe…</translation>
    </message>
    <message>
        <source>Stripe account: {name}</source>
        <translation>Conta do Stripe: {name}</translation>
    </message>
    <message>
        <source>Stripe answers. The account is {name}.</source>
        <translation>O Stripe responde. A conta é {name}.</translation>
    </message>
    <message>
        <source>Stripe did not answer, so nobody knows yet whether it was made. The amount stays reserved, nothing is sent twice, and Stripe’s list is read until it is known.</source>
        <translation>O Stripe não respondeu, então ninguém sabe ainda se foi feito. O valor continua reservado, nada é enviado duas vezes, e a lista do Stripe é lida até que se saiba.</translation>
    </message>
    <message>
        <source>Stripe did not take the last change.</source>
        <translation>O Stripe não aceitou a última alteração.</translation>
    </message>
    <message>
        <source>Stripe does not say how this payment stands.</source>
        <translation>O Stripe não diz como está este pagamento.</translation>
    </message>
    <message>
        <source>Stripe gave it back. Banks show it within 5 to 10 days.</source>
        <translation>O Stripe devolveu. Os bancos mostram em 5 a 10 dias.</translation>
    </message>
    <message>
        <source>Stripe gives no reason.</source>
        <translation>O Stripe não dá motivo.</translation>
    </message>
    <message>
        <source>Stripe has it and is making it. The customer gets the money within days.</source>
        <translation>O Stripe recebeu e está fazendo. O cliente recebe o dinheiro em alguns dias.</translation>
    </message>
    <message numerus="yes">
        <source>Stripe has not said how %n payment(s) stand(s): they are left out.</source>
        <translation>
            <numerusform>O Stripe não disse como está %n pagamento: ele fica de fora.</numerusform>
            <numerusform>O Stripe não disse como estão %n pagamentos: eles ficam de fora.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stripe is asked now; what it says shows here by itself.</source>
        <translation>O Stripe está sendo consultado; o que ele disser aparece aqui sozinho.</translation>
    </message>
    <message>
        <source>Stripe is played by a program on this computer: links, payments and refunds work, and no money moves.</source>
        <translation>Um programa neste computador faz o papel do Stripe: links, pagamentos e reembolsos funcionam, e nenhum dinheiro circula.</translation>
    </message>
    <message>
        <source>Stripe is told this.</source>
        <translation>Isto é dito ao Stripe.</translation>
    </message>
    <message>
        <source>Stripe is told to let {amount} go.</source>
        <translation>O Stripe é avisado para liberar {amount}.</translation>
    </message>
    <message>
        <source>Stripe key</source>
        <translation>Chave do Stripe</translation>
    </message>
    <message>
        <source>Stripe takes 25 with a test key and 100 with a live one.</source>
        <translation>O Stripe aceita 25 com uma chave de teste e 100 com uma de produção.</translation>
    </message>
    <message>
        <source>Stripe takes 25. Both count from the next start.</source>
        <translation>O Stripe aceita 25. Os dois valem a partir da próxima abertura do programa.</translation>
    </message>
    <message>
        <source>Stripe was not asked about this payment yet.</source>
        <translation>O Stripe ainda não foi consultado sobre este pagamento.</translation>
    </message>
    <message>
        <source>Stripe wrote to the customer, who has to do something before the money arrives.</source>
        <translation>O Stripe escreveu ao cliente, que precisa fazer algo antes que o dinheiro chegue.</translation>
    </message>
    <message>
        <source>Stripe’s events</source>
        <translation>Eventos do Stripe</translation>
    </message>
    <message>
        <source>Stripe’s list has no such refund, and it is too late to send it again unasked. A manager decides: send it again, or say that it was not made.</source>
        <translation>A lista do Stripe não tem este reembolso, e é tarde demais para enviá-lo de novo sem perguntar. Um gerente decide: enviar de novo ou dizer que não foi feito.</translation>
    </message>
    <message>
        <source>Stripe’s list is read now; what it says shows here by itself.</source>
        <translation>A lista do Stripe está sendo lida agora; o que ela disser aparece aqui sozinho.</translation>
    </message>
    <message>
        <source>Stripe’s list of refunds is being read to find out whether it was made.</source>
        <translation>A lista de reembolsos do Stripe está sendo lida para saber se foi feito.</translation>
    </message>
    <message>
        <source>Stripe’s lists are compared with the bookings; what is found appears here.</source>
        <translation>As listas do Stripe são comparadas com as reservas; o que for achado aparece aqui.</translation>
    </message>
    <message>
        <source>Such as the number of the receipt.</source>
        <translation>Como o número do recibo.</translation>
    </message>
    <message>
        <source>Such as: storm warning</source>
        <translation>Por exemplo: aviso de tempestade</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fornecedor</translation>
    </message>
    <message>
        <source>Switch off now</source>
        <translation>Desligar agora</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Desligado</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TESTE</translation>
    </message>
    <message>
        <source>TEST: no real money</source>
        <translation>TESTE: sem dinheiro de verdade</translation>
    </message>
    <message>
        <source>Table and record</source>
        <translation>Tabela e registro</translation>
    </message>
    <message>
        <source>Take Stripe’s value</source>
        <translation>Ficar com o valor do Stripe</translation>
    </message>
    <message>
        <source>Take all theirs</source>
        <translation>Ficar com tudo da outra pessoa</translation>
    </message>
    <message>
        <source>Take back into the inbox</source>
        <translation>Devolver à caixa de entrada</translation>
    </message>
    <message>
        <source>Take back the record</source>
        <translation>Desfazer o registro</translation>
    </message>
    <message>
        <source>Take back the record…</source>
        <translation>Desfazer o registro…</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Ficar com o da outra pessoa</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Detalhes técnicos</translation>
    </message>
    <message>
        <source>Tell it to them; they can change it when they have signed in.</source>
        <translation>Diga à pessoa; ela pode mudar depois de entrar.</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Testar conexão</translation>
    </message>
    <message>
        <source>The amount is held and was not taken. It does not count as paid.</source>
        <translation>O valor está retido e não foi capturado. Não conta como pago.</translation>
    </message>
    <message>
        <source>The balance at Stripe was too low.</source>
        <translation>O saldo no Stripe era baixo demais.</translation>
    </message>
    <message>
        <source>The booking costs {total}, but {paid} was paid.</source>
        <translation>A reserva custa {total}, mas foram pagos {paid}.</translation>
    </message>
    <message>
        <source>The booking follows the payment from then on. To give the money back is a refund.</source>
        <translation>A reserva segue o pagamento a partir daí. Devolver o dinheiro é um reembolso.</translation>
    </message>
    <message>
        <source>The booking is cancelled at once, and its place is free.</source>
        <translation>A reserva é cancelada agora mesmo, e o lugar fica livre.</translation>
    </message>
    <message>
        <source>The booking names no e-mail address: copy the link, or show the QR code.</source>
        <translation>A reserva não tem e-mail: copie o link ou mostre o QR code.</translation>
    </message>
    <message>
        <source>The booking stays as it is: it is over, or cancelled already.</source>
        <translation>A reserva fica como está: já terminou ou já está cancelada.</translation>
    </message>
    <message>
        <source>The booking {code} is cancelled with it.</source>
        <translation>A reserva {code} é cancelada junto.</translation>
    </message>
    <message>
        <source>The booking {code} stays as it is.</source>
        <translation>A reserva {code} fica como está.</translation>
    </message>
    <message>
        <source>The card has expired or was cancelled.</source>
        <translation>O cartão venceu ou foi cancelado.</translation>
    </message>
    <message>
        <source>The card was reported lost or stolen.</source>
        <translation>O cartão foi declarado perdido ou roubado.</translation>
    </message>
    <message>
        <source>The choice could not be stored</source>
        <translation>A escolha não pôde ser guardada</translation>
    </message>
    <message>
        <source>The confirmation could not be written to {file}.</source>
        <translation>A confirmação não pôde ser gravada em {file}.</translation>
    </message>
    <message>
        <source>The customer asked for it</source>
        <translation>O cliente pediu</translation>
    </message>
    <message>
        <source>The customer disputed the payment while it was on its way.</source>
        <translation>O cliente contestou o pagamento enquanto o reembolso estava a caminho.</translation>
    </message>
    <message>
        <source>The customer disputes the payment at their bank. Answer in Stripe before its deadline.</source>
        <translation>O cliente contesta o pagamento no banco dele. Responda no Stripe antes do prazo.</translation>
    </message>
    <message>
        <source>The customer has not got it, and the amount can be given back again.</source>
        <translation>O cliente não recebeu, e o valor pode ser devolvido de novo.</translation>
    </message>
    <message>
        <source>The customer has not got it.</source>
        <translation>O cliente não recebeu.</translation>
    </message>
    <message>
        <source>The customer has paid, the bank has not yet. It counts as paid when the money is there.</source>
        <translation>O cliente pagou, o banco ainda não. Conta como pago quando o dinheiro chegar.</translation>
    </message>
    <message>
        <source>The customer’s bank declined it.</source>
        <translation>O banco do cliente recusou.</translation>
    </message>
    <message>
        <source>The database cannot be used yet</source>
        <translation>O banco de dados ainda não pode ser usado</translation>
    </message>
    <message>
        <source>The desktop back-office of offices that sell through Stripe.</source>
        <translation>O back-office de escritórios que vendem pelo Stripe.</translation>
    </message>
    <message>
        <source>The file can be opened in a spreadsheet and imported again.</source>
        <translation>O arquivo pode ser aberto em uma planilha e importado de novo.</translation>
    </message>
    <message>
        <source>The first line of the file names the fields. Nothing is saved before you have seen what is in it.</source>
        <translation>A primeira linha do arquivo traz os nomes dos campos. Nada é salvo antes de você ver o que há nele.</translation>
    </message>
    <message>
        <source>The first line of the file names the fields; “listing” is what is booked, by its slug or number. Nothing is saved before you have seen what is in it.</source>
        <translation>A primeira linha do arquivo nomeia os campos; “listing” é o que é reservado, pelo slug ou número. Nada é salvo antes que você veja o que há nele.</translation>
    </message>
    <message>
        <source>The first {shown} of {count} are shown</source>
        <translation>São mostrados os primeiros {shown} de {count}</translation>
    </message>
    <message>
        <source>The form goes back to what was saved last.</source>
        <translation>O formulário volta ao que foi salvo por último.</translation>
    </message>
    <message>
        <source>The image is on the clipboard.</source>
        <translation>A imagem está na área de transferência.</translation>
    </message>
    <message>
        <source>The key in use comes from the environment (STRIPE_SECRET_KEY). To use another, start the program without that variable.</source>
        <translation>A chave em uso vem do ambiente (STRIPE_SECRET_KEY). Para usar outra, inicie o programa sem essa variável.</translation>
    </message>
    <message>
        <source>The last try to pay was refused.</source>
        <translation>A última tentativa de pagar foi recusada.</translation>
    </message>
    <message>
        <source>The listing has no refund policy: nothing is promised.</source>
        <translation>O anúncio não tem política de reembolso: nada é prometido.</translation>
    </message>
    <message>
        <source>The listing is saved here. Mend what is said above, or try again.</source>
        <translation>O anúncio está salvo aqui. Corrija o que está dito acima ou tente de novo.</translation>
    </message>
    <message>
        <source>The listing’s link is copied; it names this booking.</source>
        <translation>O link do anúncio foi copiado; ele cita esta reserva.</translation>
    </message>
    <message>
        <source>The money is only held: reject this, and let it go instead.</source>
        <translation>O dinheiro está só retido: recuse isto e libere-o.</translation>
    </message>
    <message>
        <source>The money was only held. Nothing has to be given back: it is let go.</source>
        <translation>O dinheiro estava só retido. Nada precisa ser devolvido: é liberado.</translation>
    </message>
    <message>
        <source>The old link is being switched off.</source>
        <translation>O link antigo está sendo desligado.</translation>
    </message>
    <message>
        <source>The page closed without a payment.</source>
        <translation>A página fechou sem pagamento.</translation>
    </message>
    <message>
        <source>The page could not be made: {reason}</source>
        <translation>A página não pôde ser criada: {reason}</translation>
    </message>
    <message>
        <source>The page is open until {until}. Send it to the customer.</source>
        <translation>A página está aberta até {until}. Envie-a ao cliente.</translation>
    </message>
    <message>
        <source>The page was filled in; the payment is being confirmed.</source>
        <translation>A página foi preenchida; o pagamento está sendo confirmado.</translation>
    </message>
    <message>
        <source>The payment page of {code} is on its way.</source>
        <translation>A página de pagamento de {code} está a caminho.</translation>
    </message>
    <message>
        <source>The picture {path} could not be written.</source>
        <translation>A imagem {path} não pôde ser gravada.</translation>
    </message>
    <message>
        <source>The preferences are in use, but could not be stored for the next start.</source>
        <translation>As preferências estão em uso, mas não puderam ser guardadas para a próxima abertura.</translation>
    </message>
    <message>
        <source>The printer cannot be used. Choose another one, or save as PDF.</source>
        <translation>A impressora não pode ser usada. Escolha outra ou salve em PDF.</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>O programa</translation>
    </message>
    <message>
        <source>The program met an error it did not expect. What was saved is safe; what you were doing may not have been done. You can go on; if it happens again, start the program anew and send the details to its makers.</source>
        <translation>O programa encontrou um erro inesperado. O que foi salvo está seguro; o que você estava fazendo talvez não tenha sido feito. Você pode continuar; se acontecer de novo, reinicie o programa e envie os detalhes a quem o mantém.</translation>
    </message>
    <message>
        <source>The program will ask again at the next start.</source>
        <translation>O programa perguntará de novo na próxima abertura.</translation>
    </message>
    <message>
        <source>The refund limits are in force.</source>
        <translation>Os limites de reembolso estão valendo.</translation>
    </message>
    <message>
        <source>The refund of {amount} ({who}): {state}.</source>
        <translation>O reembolso de {amount} ({who}): {state}.</translation>
    </message>
    <message>
        <source>The refund of {amount} failed ({who}): {why}</source>
        <translation>O reembolso de {amount} falhou ({who}): {why}</translation>
    </message>
    <message>
        <source>The refunds could not be written to {file}. The file is as it was.</source>
        <translation>Os reembolsos não puderam ser gravados em {file}. O arquivo está como estava.</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>A mesma mais uma vez</translation>
    </message>
    <message>
        <source>The sample data and the practice Stripe are made now; this takes a few seconds.</source>
        <translation>Os dados de exemplo e o Stripe de prática são criados agora; isso leva alguns segundos.</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>There is an office of this name already. Choose another.</source>
        <translation>Já existe um escritório com este nome. Escolha outro.</translation>
    </message>
    <message>
        <source>These are the newest {count}. The filters find older ones.</source>
        <translation>Estes são os {count} mais recentes. Os filtros encontram os mais antigos.</translation>
    </message>
    <message>
        <source>These figures are some minutes old: ask Stripe again before deciding.</source>
        <translation>Estes números têm alguns minutos: pergunte de novo ao Stripe antes de decidir.</translation>
    </message>
    <message>
        <source>These rows were left out. Mend them in the file, and import those alone.</source>
        <translation>Estas linhas ficaram de fora. Corrija-as no arquivo e importe só elas.</translation>
    </message>
    <message>
        <source>They hold for everybody, from the next approval on. An empty field is no limit. As soon as one currency has limits, refunds in any other need two managers.</source>
        <translation>Valem para todos, a partir da próxima aprovação. Um campo vazio é sem limite. Assim que uma moeda tiver limites, reembolsos em qualquer outra precisam de dois gerentes.</translation>
    </message>
    <message>
        <source>This booking costs nothing.</source>
        <translation>Esta reserva não custa nada.</translation>
    </message>
    <message>
        <source>This booking has a payment already.</source>
        <translation>Esta reserva já tem um pagamento.</translation>
    </message>
    <message>
        <source>This booking is not valid any more: its place may be given to others.</source>
        <translation>Esta reserva não vale mais: o lugar pode ser dado a outros.</translation>
    </message>
    <message>
        <source>This computer&apos;s</source>
        <translation>O deste computador</translation>
    </message>
    <message>
        <source>This customer’s bookings</source>
        <translation>Reservas deste cliente</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Isto é necessário.</translation>
    </message>
    <message>
        <source>This is not the same. Write both once more.</source>
        <translation>Não é a mesma. Escreva as duas de novo.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mês</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este ano</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Tick what is given back.</source>
        <translation>Marque o que é devolvido.</translation>
    </message>
    <message>
        <source>Ticket prices</source>
        <translation>Preços dos ingressos</translation>
    </message>
    <message>
        <source>Ticket tiers</source>
        <translation>Modalidades de ingresso</translation>
    </message>
    <message>
        <source>Tier {number}</source>
        <translation>Modalidade {number}</translation>
    </message>
    <message>
        <source>Tier {number}, no longer offered</source>
        <translation>Ingresso {number}, não mais oferecido</translation>
    </message>
    <message>
        <source>Time zone of the office</source>
        <translation>Fuso horário do escritório</translation>
    </message>
    <message>
        <source>Times are shown in it.</source>
        <translation>Os horários são mostrados nele.</translation>
    </message>
    <message>
        <source>To be paid by today</source>
        <translation>A pagar até hoje</translation>
    </message>
    <message>
        <source>To be paid later; there is no deadline.</source>
        <translation>A pagar depois; não há prazo.</translation>
    </message>
    <message>
        <source>To be paid until</source>
        <translation>A pagar até</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>A saber</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Together {amount}</source>
        <translation>Ao todo {amount}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Total: {amount}</source>
        <translation>Total: {amount}</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Tentativas</translation>
    </message>
    <message>
        <source>Tries again</source>
        <translation>Tentará de novo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Two managers approve above</source>
        <translation>Dois gerentes aprovam acima de</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Em andamento</translation>
    </message>
    <message>
        <source>Under way</source>
        <comment>a booking</comment>
        <translation>Em andamento</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Undo what was just done</source>
        <translation>Desfazer o que acabou de ser feito</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Desfeito: {what}</translation>
    </message>
    <message>
        <source>Unmatched payments</source>
        <translation>Pagamentos avulsos</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Alterações não salvas</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Até</translation>
    </message>
    <message>
        <source>Until then the link below is the one of before.</source>
        <translation>Até lá, o link abaixo é o anterior.</translation>
    </message>
    <message>
        <source>Unwanted link</source>
        <translation>Link indesejado</translation>
    </message>
    <message>
        <source>Use at most 60 letters and digits.</source>
        <translation>Use no máximo 60 letras e números.</translation>
    </message>
    <message>
        <source>Use the policy’s {amount}</source>
        <translation>Usar {amount} da política</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Veículo</translation>
    </message>
    <message>
        <source>Vehicle booking</source>
        <translation>Reserva de veículo</translation>
    </message>
    <message>
        <source>Vehicle bookings</source>
        <translation>Reservas de veículos</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Veículos</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versão {version}</translation>
    </message>
    <message>
        <source>Very likely</source>
        <translation>Muito provável</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Visões</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <comment>how long a booking has waited for its payment</comment>
        <translation>Esperando há</translation>
    </message>
    <message>
        <source>Waiting for a manager</source>
        <translation>Esperando um gerente</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Esperando você</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Aguardando envio</translation>
    </message>
    <message>
        <source>Waiting: {count}</source>
        <translation>Esperando: {count}</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <comment>a refund</comment>
        <translation>Espera aprovação</translation>
    </message>
    <message>
        <source>Waits for the customer</source>
        <comment>a refund</comment>
        <translation>Espera o cliente</translation>
    </message>
    <message>
        <source>Was {amount} not given back?</source>
        <translation>{amount} não foi devolvido?</translation>
    </message>
    <message>
        <source>Was {amount} paid back?</source>
        <translation>{amount} foi devolvido?</translation>
    </message>
    <message>
        <source>Was {amount} recorded by mistake?</source>
        <translation>{amount} foram registrados por engano?</translation>
    </message>
    <message>
        <source>Week</source>
        <comment>how much a calendar shows</comment>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Welcome to Backoffice</source>
        <translation>Boas-vindas ao Backoffice</translation>
    </message>
    <message>
        <source>Welcome, {name}. You have no password yet.</source>
        <translation>Boas-vindas, {name}. Você ainda não tem senha.</translation>
    </message>
    <message>
        <source>What differed</source>
        <translation>O que diferia</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>O que difere</translation>
    </message>
    <message>
        <source>What failed: {failure}</source>
        <translation>O que falhou: {failure}</translation>
    </message>
    <message numerus="yes">
        <source>What goes back for %n selected booking(s):</source>
        <translation>
            <numerusform>O que volta de %n reserva selecionada:</numerusform>
            <numerusform>O que volta de %n reservas selecionadas:</numerusform>
        </translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>O que aconteceu</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>O que acontece</translation>
    </message>
    <message>
        <source>What is cancelled</source>
        <translation>O que é cancelado</translation>
    </message>
    <message>
        <source>What is done stays done if you stop.</source>
        <translation>O que está feito continua feito se você parar.</translation>
    </message>
    <message>
        <source>What is not saved is lost when you leave.</source>
        <translation>O que não for salvo se perde ao sair.</translation>
    </message>
    <message>
        <source>What is paid and not booked, and what is booked and not paid.</source>
        <translation>O que está pago e não reservado, e o que está reservado e não pago.</translation>
    </message>
    <message>
        <source>What is to be booked?</source>
        <translation>O que será reservado?</translation>
    </message>
    <message>
        <source>What is written to the customer</source>
        <translation>O que é escrito ao cliente</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>O que está errado</translation>
    </message>
    <message>
        <source>What may {name} do?</source>
        <translation>O que {name} pode fazer?</translation>
    </message>
    <message>
        <source>What somebody changes in the Stripe Dashboard shows here after the next check.</source>
        <translation>O que alguém muda no Dashboard do Stripe aparece aqui depois da próxima verificação.</translation>
    </message>
    <message>
        <source>What staff ask for appears here until a manager decides.</source>
        <translation>O que a equipe pede aparece aqui até que um gerente decida.</translation>
    </message>
    <message>
        <source>What the file lists</source>
        <translation>O que o arquivo traz</translation>
    </message>
    <message>
        <source>What they do is kept under it; it cannot be changed later.</source>
        <translation>O que a pessoa faz fica guardado sob ele; não pode ser mudado depois.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>O que fazer</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>O que exportar</translation>
    </message>
    <message>
        <source>What was done in the chosen run</source>
        <translation>O que foi feito na execução escolhida</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>O que foi encontrado</translation>
    </message>
    <message>
        <source>What was left before is not saved</source>
        <translation>O que foi deixado antes não está salvo</translation>
    </message>
    <message>
        <source>What was received, or is held, stays as it is. It can be given back later.</source>
        <translation>O que foi recebido, ou está retido, fica como está. Pode ser devolvido depois.</translation>
    </message>
    <message>
        <source>What you do here touches nothing else. The window is labelled PRACTICE all the time.</source>
        <translation>O que você faz aqui não afeta mais nada. A janela fica marcada como PRÁTICA o tempo todo.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>When a price changes, a new link takes the old one’s place. The old ones are listed here.</source>
        <translation>Quando um preço muda, um link novo toma o lugar do antigo. Os antigos são listados aqui.</translation>
    </message>
    <message>
        <source>When a price changes, customers who have the old link can pay by it so long.</source>
        <translation>Quando um preço muda, os clientes que têm o link antigo podem pagar por ele durante este tempo.</translation>
    </message>
    <message>
        <source>Whether Stripe sells what the listings say, and what was done where it did not.</source>
        <translation>Se o Stripe vende o que os anúncios dizem, e o que foi feito onde não vendia.</translation>
    </message>
    <message>
        <source>Who is at work?</source>
        <translation>Quem está trabalhando?</translation>
    </message>
    <message>
        <source>Who works here. Whoever leaves is deactivated: what they did stays under their name.</source>
        <translation>Quem trabalha aqui. Quem sai é desativado: o que fez continua sob o seu nome.</translation>
    </message>
    <message>
        <source>Whoever asked for them reads why. Nothing was sent.</source>
        <translation>Quem os pediu lê o motivo. Nada foi enviado.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por quê</translation>
    </message>
    <message>
        <source>Why all the same</source>
        <translation>Por que mesmo assim</translation>
    </message>
    <message>
        <source>Why it is as it was</source>
        <translation>Por que está como estava</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>Motivo: {reason}</translation>
    </message>
    <message>
        <source>Withdraw all the requests</source>
        <translation>Retirar todos os pedidos</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Retirar o pedido</translation>
    </message>
    <message>
        <source>Without a key nothing is sent to Stripe. Edits are saved and wait for the next key.</source>
        <translation>Sem uma chave nada é enviado ao Stripe. As alterações são salvas e aguardam a próxima chave.</translation>
    </message>
    <message>
        <source>Write a country in two letters, such as BR.</source>
        <translation>Escreva o país com duas letras, como BR.</translation>
    </message>
    <message>
        <source>Write a currency that Stripe knows in three letters, such as BRL.</source>
        <translation>Escreva com três letras uma moeda que o Stripe conheça, como BRL.</translation>
    </message>
    <message>
        <source>Write e-mail…</source>
        <translation>Escrever e-mail…</translation>
    </message>
    <message numerus="yes">
        <source>Write to %n customer(s)</source>
        <translation>
            <numerusform>Escrever a %n cliente</numerusform>
            <numerusform>Escrever a %n clientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Write to the customer…</source>
        <translation>Escrever ao cliente…</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Escrito</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>may sign in</comment>
        <translation>Sim</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>You approved {amount}. A second manager has to approve it too.</source>
        <translation>Você aprovou {amount}. Um segundo gerente também precisa aprovar.</translation>
    </message>
    <message>
        <source>You are about to see and change how much a refund may be.</source>
        <translation>Você está prestes a ver e mudar de quanto pode ser um reembolso.</translation>
    </message>
    <message>
        <source>You are about to see and change who works here.</source>
        <translation>Você está prestes a ver e mudar quem trabalha aqui.</translation>
    </message>
    <message>
        <source>You are administrator: you decide who works here and how much a refund may be.</source>
        <translation>Você é administrador: decide quem trabalha aqui e de quanto pode ser um reembolso.</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Você saiu.</translation>
    </message>
    <message>
        <source>You can book all the same: saving asks for a reason.</source>
        <translation>Você pode reservar mesmo assim: ao salvar, um motivo é pedido.</translation>
    </message>
    <message>
        <source>You can close this: it goes on by itself, and shows with the booking and under Refunds.</source>
        <translation>Você pode fechar isto: continua sozinho e aparece na reserva e em Reembolsos.</translation>
    </message>
    <message>
        <source>You can close this: the others go on by themselves.</source>
        <translation>Você pode fechar isto: os outros continuam sozinhos.</translation>
    </message>
    <message>
        <source>You can go on working; nothing is changed yet.</source>
        <translation>Você pode continuar trabalhando; nada foi alterado ainda.</translation>
    </message>
    <message>
        <source>You get an island office with some 300 invented listings, in a database of its own.</source>
        <translation>Você recebe um escritório de uma ilha com cerca de 300 anúncios inventados, em um banco de dados próprio.</translation>
    </message>
    <message numerus="yes">
        <source>You took note of %n refund(s).</source>
        <translation>
            <numerusform>Você tomou nota de %n reembolso.</numerusform>
            <numerusform>Você tomou nota de %n reembolsos.</numerusform>
        </translation>
    </message>
    <message>
        <source>You work alone here, so nobody signs in. When several people work with this program, add them: each signs in with a password, and it is known who did what.</source>
        <translation>Você trabalha só aqui, então ninguém precisa entrar. Quando várias pessoas trabalharem com este programa, adicione-as: cada uma entra com uma senha, e se sabe quem fez o quê.</translation>
    </message>
    <message>
        <source>Your e-mail program opens with the text in the customer’s language.</source>
        <translation>O seu programa de e-mail abre com o texto no idioma do cliente.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>A sua senha foi mudada.</translation>
    </message>
    <message>
        <source>active</source>
        <translation>ativo</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>archived</source>
        <translation>arquivado</translation>
    </message>
    <message>
        <source>as soon as possible</source>
        <translation>assim que possível</translation>
    </message>
    <message>
        <source>being confirmed, or held</source>
        <translation>sendo confirmado ou retido</translation>
    </message>
    <message>
        <source>by today or overdue</source>
        <translation>até hoje ou atrasado</translation>
    </message>
    <message>
        <source>can be paid by link</source>
        <translation>podem ser pagos por link</translation>
    </message>
    <message>
        <source>copy</source>
        <comment>a copied listing&apos;s name ends with it</comment>
        <translation>cópia</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/aaaa</translation>
    </message>
    <message>
        <source>edits on their way</source>
        <translation>alterações a caminho</translation>
    </message>
    <message>
        <source>every payment has its booking</source>
        <translation>todo pagamento tem a sua reserva</translation>
    </message>
    <message>
        <source>every refund arrived or is on its way</source>
        <translation>todo reembolso chegou ou está a caminho</translation>
    </message>
    <message>
        <source>failed, or not known</source>
        <translation>falhou, ou não se sabe</translation>
    </message>
    <message>
        <source>for a manager’s decision</source>
        <translation>para a decisão de um gerente</translation>
    </message>
    <message>
        <source>free</source>
        <translation>livre</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>less than a day</source>
        <translation>menos de um dia</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>letras</translation>
    </message>
    <message>
        <source>mm/dd/yyyy</source>
        <translation>mm/dd/aaaa</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>next: {when}</source>
        <translation>próxima: {when}</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>não ativo</translation>
    </message>
    <message>
        <source>nothing is overdue</source>
        <translation>nada está atrasado</translation>
    </message>
    <message>
        <source>nothing needs you</source>
        <translation>nada precisa de você</translation>
    </message>
    <message>
        <source>nothing to decide</source>
        <translation>nada a decidir</translation>
    </message>
    <message>
        <source>or its outcome not known yet</source>
        <translation>ou com resultado ainda desconhecido</translation>
    </message>
    <message>
        <source>paid: {sums}</source>
        <translation>pago: {sums}</translation>
    </message>
    <message>
        <source>payments and pages</source>
        <translation>pagamentos e páginas</translation>
    </message>
    <message>
        <source>rejected, lapsed or failed: {count}</source>
        <translation>recusados, vencidos ou com falha: {count}</translation>
    </message>
    <message>
        <source>say whose they are</source>
        <translation>diga de quem são</translation>
    </message>
    <message>
        <source>see what is wrong</source>
        <translation>ver o que está errado</translation>
    </message>
    <message>
        <source>since midnight</source>
        <translation>desde a meia-noite</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>espera decisão</translation>
    </message>
    <message>
        <source>without price, or off</source>
        <translation>sem preço ou desligados</translation>
    </message>
    <message>
        <source>yyyy-mm-dd</source>
        <translation>aaaa-mm-dd</translation>
    </message>
    <message>
        <source>{amount} are here, but the booking does not hold its place. Reopen it, or refund.</source>
        <translation>{amount} estão aqui, mas a reserva não guarda o lugar. Reabra-a ou reembolse.</translation>
    </message>
    <message>
        <source>{amount} came by hand: {method}. Stripe has nothing of it, so it goes back by hand too. Here it is only noted.</source>
        <translation>{amount} entrou à mão: {method}. O Stripe não tem nada disso, então também volta à mão. Aqui só se anota.</translation>
    </message>
    <message>
        <source>{amount} for {code}</source>
        <translation>{amount} para {code}</translation>
    </message>
    <message>
        <source>{amount} have to be paid back by hand.</source>
        <translation>{amount} precisa ser devolvido à mão.</translation>
    </message>
    <message>
        <source>{amount} is approved and on its way to Stripe.</source>
        <translation>{amount} está aprovado e a caminho do Stripe.</translation>
    </message>
    <message>
        <source>{amount} is attached to {code}.</source>
        <translation>{amount} está vinculado a {code}.</translation>
    </message>
    <message>
        <source>{amount} is not ours.</source>
        <translation>{amount} não é nosso.</translation>
    </message>
    <message>
        <source>{amount} of {code} were paid back by hand.</source>
        <translation>{amount} de {code} foi devolvido à mão.</translation>
    </message>
    <message>
        <source>{amount} on its way</source>
        <translation>{amount} a caminho</translation>
    </message>
    <message>
        <source>{amount} recorded for {code}.</source>
        <translation>{amount} registrado para {code}.</translation>
    </message>
    <message>
        <source>{amount} that are held are let go.</source>
        <translation>{amount} que está retido é liberado.</translation>
    </message>
    <message>
        <source>{amount} waits in the inbox again.</source>
        <translation>{amount} espera de novo na caixa de entrada.</translation>
    </message>
    <message>
        <source>{amount} was paid</source>
        <translation>{amount} foi pago</translation>
    </message>
    <message>
        <source>{amount} were paid back</source>
        <translation>{amount} foi devolvido</translation>
    </message>
    <message>
        <source>{amount} were paid back: cancel</source>
        <translation>{amount} foi devolvido: cancelar</translation>
    </message>
    <message>
        <source>{amount} were received through Stripe.</source>
        <translation>{amount} foram recebidos pelo Stripe.</translation>
    </message>
    <message>
        <source>{amount} were received: {method}.</source>
        <translation>{amount} foram recebidos: {method}.</translation>
    </message>
    <message>
        <source>{back} were given back; {kept} stay received.</source>
        <translation>{back} foram devolvidos; {kept} continuam recebidos.</translation>
    </message>
    <message>
        <source>{cancel} and refund {amount}</source>
        <translation>{cancel} e reembolsar {amount}</translation>
    </message>
    <message>
        <source>{choice} (chosen)</source>
        <translation>{choice} (escolhido)</translation>
    </message>
    <message>
        <source>{code} has an open payment page already.</source>
        <translation>{code} já tem uma página de pagamento aberta.</translation>
    </message>
    <message>
        <source>{code} is cancelled; {amount} were paid back by hand.</source>
        <translation>{code} está cancelada; {amount} foi devolvido à mão.</translation>
    </message>
    <message>
        <source>{code} is completed.</source>
        <translation>{code} está concluída.</translation>
    </message>
    <message>
        <source>{code} is confirmed; payment is no longer asked for.</source>
        <translation>{code} está confirmada; o pagamento não é mais pedido.</translation>
    </message>
    <message>
        <source>{code} is open again.</source>
        <translation>{code} está aberta de novo.</translation>
    </message>
    <message>
        <source>{code} is to be paid later.</source>
        <translation>{code} será paga depois.</translation>
    </message>
    <message>
        <source>{code} is under way.</source>
        <translation>{code} está em andamento.</translation>
    </message>
    <message>
        <source>{code} is unpaid again.</source>
        <translation>{code} voltou a ser não paga.</translation>
    </message>
    <message>
        <source>{code} is unpaid again. No money moves.</source>
        <translation>{code} voltou a ser não paga. Nenhum dinheiro se move.</translation>
    </message>
    <message>
        <source>{code} was approved.</source>
        <translation>{code} foi aprovada.</translation>
    </message>
    <message>
        <source>{code} was changed.</source>
        <translation>{code} foi alterada.</translation>
    </message>
    <message>
        <source>{code} was rejected.</source>
        <translation>{code} foi recusada.</translation>
    </message>
    <message>
        <source>{code}: the customer did not come.</source>
        <translation>{code}: o cliente não compareceu.</translation>
    </message>
    <message numerus="yes">
        <source>{count} h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>{count} h</numerusform>
            <numerusform>{count} h</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} in sync</source>
        <translation>{count} em dia</translation>
    </message>
    <message numerus="yes">
        <source>{count} min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>{count} min</numerusform>
            <numerusform>{count} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>{count} s</numerusform>
            <numerusform>{count} s</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{done} of {total} refunds are made.</source>
        <translation>{done} de {total} reembolsos estão feitos.</translation>
    </message>
    <message numerus="yes">
        <source>{finding} +{count}</source>
        <comment>one difference and how many more</comment>
        <translation>
            <numerusform>{finding} +{count}</numerusform>
            <numerusform>{finding} +{count}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{given} of {needed}</source>
        <comment>approvals</comment>
        <translation>
            <numerusform>{given} de {needed}</numerusform>
            <numerusform>{given} de {needed}</numerusform>
        </translation>
    </message>
    <message>
        <source>{kept} of {captured} stay paid.</source>
        <translation>{kept} de {captured} continua pago.</translation>
    </message>
    <message>
        <source>{kind} · archived</source>
        <translation>{kind} · arquivado</translation>
    </message>
    <message>
        <source>{label} (required)</source>
        <translation>{label} (obrigatório)</translation>
    </message>
    <message>
        <source>{listings} can be imported, {failed}.</source>
        <translation>Pode ser importado: {listings}; {failed}.</translation>
    </message>
    <message>
        <source>{listings} can be imported.</source>
        <translation>Pode ser importado: {listings}.</translation>
    </message>
    <message>
        <source>{listings} compared; nothing differs.</source>
        <translation>{listings} comparados; nada difere.</translation>
    </message>
    <message>
        <source>{method}, held</source>
        <translation>{method}, retido</translation>
    </message>
    <message>
        <source>{name} is at work ({role}).</source>
        <translation>{name} está trabalhando ({role}).</translation>
    </message>
    <message numerus="yes">
        <source>{percent} % until %n day(s) before</source>
        <translation>
            <numerusform>{percent} % até %n dia antes</numerusform>
            <numerusform>{percent} % até %n dias antes</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} % until the day it begins</source>
        <translation>{percent} % até o dia em que começa</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} por segundo</translation>
    </message>
    <message>
        <source>{requests}, about {time}</source>
        <translation>{requests}, cerca de {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>faltam {time}</translation>
    </message>
    <message>
        <source>{when} · it took {time}</source>
        <translation>{when} · levou {time}</translation>
    </message>
    <message>
        <source>{who} moved to {day}.</source>
        <translation>{who} passou para {day}.</translation>
    </message>
    <message>
        <source>{who} reads why. Nothing was sent.</source>
        <translation>{who} lê o motivo. Nada foi enviado.</translation>
    </message>
    <message>
        <source>{who} took note of it, {when}</source>
        <translation>{who} tomou nota, {when}</translation>
    </message>
    <message>
        <source>{words} {done} of {total} · {rate} a second · {left} s left</source>
        <translation>{words} {done} de {total} · {rate} por segundo · faltam {left} s</translation>
    </message>
    <message>
        <source>“Sold online” is not ticked.</source>
        <translation>“Vendido on-line” não está marcado.</translation>
    </message>
    <message>
        <source>“{profile}” could not be opened</source>
        <translation>“{profile}” não pôde ser aberto</translation>
    </message>
    <message>
        <source>↑ ↓ to walk · Enter to choose · Esc to close</source>
        <translation>↑ ↓ para andar · Enter para escolher · Esc para fechar</translation>
    </message>
    <message>
        <source>● Unsaved changes</source>
        <translation>● Alterações não salvas</translation>
    </message>
    <message>
        <source>✓ Saved</source>
        <translation>✓ Salvo</translation>
    </message>
    <message>
        <source>✓ The connection works.</source>
        <translation>✓ A conexão funciona.</translation>
    </message>
    <message>
        <source>✗ {area}: not allowed. Stripe says: {words}</source>
        <translation>✗ {area}: sem permissão. O Stripe diz: {words}</translation>
    </message>
</context>
<context>
    <name>backoffice</name>
    <message>
        <source>$ – cheap</source>
        <translation>$ – barato</translation>
    </message>
    <message>
        <source>$$ – moderate</source>
        <translation>$$ – moderado</translation>
    </message>
    <message>
        <source>$$$ – expensive</source>
        <translation>$$$ – caro</translation>
    </message>
    <message>
        <source>$$$$ – very expensive</source>
        <translation>$$$$ – muito caro</translation>
    </message>
    <message>
        <source>A free tier has no price. Empty it, or choose another type.</source>
        <translation>Uma modalidade gratuita não tem preço. Apague o preço ou escolha outro tipo.</translation>
    </message>
    <message>
        <source>A limit in {currency} is 0 or more, and at most {most}.</source>
        <translation>Um limite em {currency} é 0 ou mais, e no máximo {most}.</translation>
    </message>
    <message>
        <source>A listing needs a name.</source>
        <translation>Um anúncio precisa de um nome.</translation>
    </message>
    <message>
        <source>A manager approves refunds. Yours is waiting for one.</source>
        <translation>Um gerente aprova reembolsos. O seu está esperando por um.</translation>
    </message>
    <message>
        <source>A manager cancels a date.</source>
        <translation>Um gerente cancela uma data.</translation>
    </message>
    <message>
        <source>A manager cancels authorisations.</source>
        <translation>Um gerente cancela autorizações.</translation>
    </message>
    <message>
        <source>A manager rejects refunds.</source>
        <translation>Um gerente recusa reembolsos.</translation>
    </message>
    <message>
        <source>A manager takes note of refunds that failed.</source>
        <translation>Um gerente toma nota de reembolsos que falharam.</translation>
    </message>
    <message>
        <source>A password has at least {count} characters.</source>
        <translation>Uma senha tem pelo menos {count} caracteres.</translation>
    </message>
    <message>
        <source>A password has at most {count} characters.</source>
        <translation>Uma senha tem no máximo {count} caracteres.</translation>
    </message>
    <message>
        <source>A password of spaces alone is none.</source>
        <translation>Uma senha só de espaços não é senha.</translation>
    </message>
    <message>
        <source>A password was set for {name}.</source>
        <translation>Uma senha foi definida para {name}.</translation>
    </message>
    <message>
        <source>A payment for it is on its way through Stripe. Wait for it, or press “Check now”.</source>
        <translation>Um pagamento dela está a caminho pelo Stripe. Espere por ele ou clique em “Verificar agora”.</translation>
    </message>
    <message>
        <source>A payment is on its way. Should it arrive, it shows with the cancelled booking.</source>
        <translation>Um pagamento está a caminho. Se chegar, aparece na reserva cancelada.</translation>
    </message>
    <message>
        <source>A payment link sells it, though it is not sold online.</source>
        <translation>Um link de pagamento o vende, embora ele não seja vendido online.</translation>
    </message>
    <message>
        <source>A payment page over {total} was asked for.</source>
        <translation>Uma página de pagamento de {total} foi pedida.</translation>
    </message>
    <message>
        <source>A payment page over {total} was asked for; it is to be paid until {until}.</source>
        <translation>Uma página de pagamento de {total} foi pedida; deve ser paga até {until}.</translation>
    </message>
    <message>
        <source>A place needs both latitude and longitude. Fill in this one too.</source>
        <translation>Um lugar precisa de latitude e longitude. Preencha esta também.</translation>
    </message>
    <message>
        <source>A request was changed between two attempts, so Stripe refused it. This is a fault of the program; press Retry to plan it anew, and please report it.</source>
        <translation>Uma requisição mudou entre duas tentativas, por isso o Stripe a recusou. É uma falha do programa; use Tentar de novo para planejá-la outra vez e, por favor, relate o problema.</translation>
    </message>
    <message>
        <source>A resync was begun. Listings: {count}.</source>
        <translation>Uma ressincronização foi iniciada. Anúncios: {count}.</translation>
    </message>
    <message>
        <source>A second payment: the booking was paid already.</source>
        <translation>Um segundo pagamento: a reserva já estava paga.</translation>
    </message>
    <message>
        <source>A stay is one night at least. Write a day after {start}.</source>
        <translation>Uma hospedagem tem pelo menos uma noite. Escreva um dia depois de {start}.</translation>
    </message>
    <message>
        <source>A text of this record holds characters that cannot be sent (half of an emoji?). Type it anew.</source>
        <translation>Um texto deste registro tem caracteres que não podem ser enviados (metade de um emoji?). Digite-o de novo.</translation>
    </message>
    <message>
        <source>Above how much two managers approve was changed.</source>
        <translation>Mudou acima de quanto dois gerentes aprovam.</translation>
    </message>
    <message>
        <source>Account {account}, {mode}; the key is from {origin}.</source>
        <translation>Conta {account}, {mode}; a chave vem de {origin}.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>Added once to every stay.</source>
        <translation>Somada uma vez a cada estadia.</translation>
    </message>
    <message>
        <source>Additional drivers</source>
        <translation>Motoristas adicionais</translation>
    </message>
    <message>
        <source>Additional drivers ({drivers}), days</source>
        <translation>Motoristas adicionais ({drivers}), dias</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Addresses that start with https://, one a line; eight at most.</source>
        <translation>Endereços que começam com https://, um por linha; no máximo oito.</translation>
    </message>
    <message>
        <source>Adults</source>
        <translation>Adultos</translation>
    </message>
    <message>
        <source>All of it was given back, or is on its way.</source>
        <translation>Tudo já foi devolvido ou está a caminho.</translation>
    </message>
    <message>
        <source>All {captured} were given back.</source>
        <translation>Todos os {captured} foram devolvidos.</translation>
    </message>
    <message>
        <source>Amenities</source>
        <translation>Comodidades</translation>
    </message>
    <message>
        <source>An amount cannot be negative. Leave the minus out.</source>
        <translation>Um valor não pode ser negativo. Tire o sinal de menos.</translation>
    </message>
    <message>
        <source>An amount cannot be negative. Write it without a minus: {example}.</source>
        <translation>Um valor não pode ser negativo. Escreva-o sem o sinal de menos: {example}.</translation>
    </message>
    <message>
        <source>An amount taken off, instead of a percentage.</source>
        <translation>Um valor descontado, em vez de uma porcentagem.</translation>
    </message>
    <message>
        <source>An event&apos;s day is the event&apos;s own. Change it there, or book another event.</source>
        <translation>O dia de um evento é o do próprio evento. Mude-o lá ou reserve outro evento.</translation>
    </message>
    <message>
        <source>Another amount than the booking costs.</source>
        <translation>Outro valor que o da reserva.</translation>
    </message>
    <message>
        <source>Another booking has the code {code}. Leave it out to get a new one.</source>
        <translation>Outra reserva tem o código {code}. Deixe-o fora para receber um novo.</translation>
    </message>
    <message>
        <source>Another refund of this payment is on its way. Approve this one when that has ended.</source>
        <translation>Outro reembolso deste pagamento está a caminho. Aprove este quando ele terminar.</translation>
    </message>
    <message>
        <source>Another refund of this payment is on its way. Wait for its end.</source>
        <translation>Outro reembolso deste pagamento está a caminho. Espere que termine.</translation>
    </message>
    <message>
        <source>Another tier has this name. Choose a different one.</source>
        <translation>Outra modalidade tem este nome. Escolha um diferente.</translation>
    </message>
    <message>
        <source>Another worker has taken this job over; this one stops working on it.</source>
        <translation>Outro processo assumiu esta tarefa; este deixa de trabalhar nela.</translation>
    </message>
    <message>
        <source>Apartment</source>
        <translation>Apartamento</translation>
    </message>
    <message>
        <source>Approved the refund of {amount}.</source>
        <translation>Aprovou o reembolso de {amount}.</translation>
    </message>
    <message>
        <source>Approved the refund of {amount}; a second manager has to approve it too.</source>
        <translation>Aprovou o reembolso de {amount}; um segundo gerente também precisa aprovar.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>Conforme combinado</translation>
    </message>
    <message>
        <source>As customers read it, such as “Adult”.</source>
        <translation>Como os clientes leem, por exemplo “Adulto”.</translation>
    </message>
    <message>
        <source>As customers read it, such as “Boat trip at sunset”.</source>
        <translation>Como os clientes leem, por exemplo “Passeio de barco ao pôr do sol”.</translation>
    </message>
    <message>
        <source>As customers read it, such as “House of the two winds”.</source>
        <translation>Como os clientes leem, por exemplo “Casa dos Dois Ventos”.</translation>
    </message>
    <message>
        <source>As customers read it, such as “Jazz at the pier”.</source>
        <translation>Como os clientes leem, por exemplo “Jazz no píer”.</translation>
    </message>
    <message>
        <source>As customers read it, such as “Red buggy no. 4”.</source>
        <translation>Como os clientes leem, por exemplo “Bugue vermelho nº 4”.</translation>
    </message>
    <message>
        <source>As it stands over the door.</source>
        <translation>Como está escrito na porta.</translation>
    </message>
    <message>
        <source>As the restaurant calls it, such as “12” or “Veranda 3”.</source>
        <translation>Como o restaurante a chama, por exemplo “12” ou “Varanda 3”.</translation>
    </message>
    <message>
        <source>Ask for a payment page: the deadline comes with it.</source>
        <translation>Peça uma página de pagamento: o prazo vem com ela.</translation>
    </message>
    <message>
        <source>Asked for a refund of {amount}.</source>
        <translation>Pediu um reembolso de {amount}.</translation>
    </message>
    <message>
        <source>At most {refundable} can be given back.</source>
        <translation>No máximo {refundable} podem ser devolvidos.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponível</translation>
    </message>
    <message>
        <source>BACKOFFICE_STRIPE_API_BASE is {address}. A Stripe key is sent to https://api.stripe.com or to this machine (127.0.0.1) only. Nothing was sent.</source>
        <translation>BACKOFFICE_STRIPE_API_BASE é {address}. Uma chave do Stripe só é enviada a https://api.stripe.com ou a esta máquina (127.0.0.1). Nada foi enviado.</translation>
    </message>
    <message>
        <source>Back up a PostgreSQL database with pg_dump, or ask its administrator.</source>
        <translation>Faça o backup de um banco PostgreSQL com pg_dump ou peça ao administrador dele.</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>Transferência bancária</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Bathrooms</source>
        <translation>Banheiros</translation>
    </message>
    <message>
        <source>Bedrooms</source>
        <translation>Quartos</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>Benefícios</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>Bicicleta</translation>
    </message>
    <message>
        <source>Boat</source>
        <translation>Barco</translation>
    </message>
    <message>
        <source>Boat trip</source>
        <translation>Passeio de barco</translation>
    </message>
    <message>
        <source>Booked in spite of a conflict: {conflict}</source>
        <translation>Reservado apesar de um conflito: {conflict}</translation>
    </message>
    <message>
        <source>Booked within two days of the payment</source>
        <translation>Reservada a menos de dois dias do pagamento</translation>
    </message>
    <message>
        <source>Booking {code} has a payment already. Make another booking from this one, or give the money back.</source>
        <translation>A reserva {code} já tem um pagamento. Faça outra reserva deste ou devolva o dinheiro.</translation>
    </message>
    <message>
        <source>Booking {code} was paid in another way already. Take that payment back first, or give this back.</source>
        <translation>A reserva {code} já foi paga de outra forma. Desfaça esse pagamento primeiro ou devolva este.</translation>
    </message>
    <message>
        <source>Bookings expire by their deadline. Cancel it to free its place.</source>
        <translation>As reservas expiram pelo prazo. Cancele-a para liberar o lugar.</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Buffet</source>
        <translation>Bufê</translation>
    </message>
    <message>
        <source>Buggy</source>
        <translation>Bugue</translation>
    </message>
    <message>
        <source>CPF or CNPJ</source>
        <translation>CPF ou CNPJ</translation>
    </message>
    <message>
        <source>Café</source>
        <translation>Café</translation>
    </message>
    <message>
        <source>Cancellation policy</source>
        <translation>Política de cancelamento</translation>
    </message>
    <message>
        <source>Cancelled {done} bookings; {waiting} of their refunds wait, {failed} failed, {left} are left.</source>
        <translation>{done} reservas canceladas; {waiting} dos reembolsos esperam, {failed} falharam, {left} restam.</translation>
    </message>
    <message>
        <source>Cancels {bookings} bookings and refunds {amount}.</source>
        <translation>Cancela {bookings} reservas e reembolsa {amount}.</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>Carro</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Dinheiro</translation>
    </message>
    <message>
        <source>Casual</source>
        <translation>Casual</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoria</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>Check-in from</source>
        <translation>Check-in a partir de</translation>
    </message>
    <message>
        <source>Check-out</source>
        <translation>Check-out</translation>
    </message>
    <message>
        <source>Check-out until</source>
        <translation>Check-out até</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Crianças</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>Escolha um papel.</translation>
    </message>
    <message>
        <source>Choose one of the listings that are offered below the field.</source>
        <translation>Escolha um dos anúncios oferecidos abaixo do campo.</translation>
    </message>
    <message>
        <source>Choose what is booked.</source>
        <translation>Escolha o que é reservado.</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Cidade</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Limpeza</translation>
    </message>
    <message>
        <source>Cleaning fee</source>
        <translation>Taxa de limpeza</translation>
    </message>
    <message>
        <source>Closes at</source>
        <translation>Fecha às</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Cor</translation>
    </message>
    <message>
        <source>Connect to Stripe first: no account is known.</source>
        <translation>Conecte ao Stripe primeiro: nenhuma conta é conhecida.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contato</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>Cupom</translation>
    </message>
    <message>
        <source>Coupon {coupon}</source>
        <translation>Cupom {coupon}</translation>
    </message>
    <message>
        <source>Coupon {coupon}, {percent} %</source>
        <translation>Cupom {coupon}, {percent} %</translation>
    </message>
    <message>
        <source>Cuisine</source>
        <translation>Cozinha</translation>
    </message>
    <message>
        <source>Cultural</source>
        <translation>Cultural</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Customer&apos;s language</source>
        <translation>Idioma do cliente</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dia</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>Days before the start and the percent given back, such as 7: 100%; 2: 50%.</source>
        <translation>Dias antes do início e a porcentagem devolvida, por exemplo 7: 100%; 2: 50%.</translation>
    </message>
    <message>
        <source>Degrees east, such as -32.4233; west is negative.</source>
        <translation>Graus a leste, como -32,4233; oeste é negativo.</translation>
    </message>
    <message>
        <source>Degrees north, such as -3.8541; south is negative.</source>
        <translation>Graus ao norte, como -3,8541; sul é negativo.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrição</translation>
    </message>
    <message>
        <source>Diesel</source>
        <translation>Diesel</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Dificuldade</translation>
    </message>
    <message>
        <source>Dining style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Desconto</translation>
    </message>
    <message>
        <source>Discount in percent</source>
        <translation>Desconto em porcentagem</translation>
    </message>
    <message>
        <source>Discount of the house, {percent} %</source>
        <translation>Desconto da casa, {percent} %</translation>
    </message>
    <message>
        <source>Discount, {percent} %</source>
        <translation>Desconto, {percent} %</translation>
    </message>
    <message>
        <source>Diving</source>
        <translation>Mergulho</translation>
    </message>
    <message>
        <source>Double beds</source>
        <translation>Camas de casal</translation>
    </message>
    <message>
        <source>Dress code</source>
        <translation>Traje</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>E-bike</source>
        <translation>Bicicleta elétrica</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Fácil</translation>
    </message>
    <message>
        <source>Ecological</source>
        <translation>Ecológico</translation>
    </message>
    <message>
        <source>Electric</source>
        <translation>Elétrico</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglês</translation>
    </message>
    <message>
        <source>Enter a Stripe key. It starts with sk_ or rk_.</source>
        <translation>Informe uma chave do Stripe. Ela começa com sk_ ou rk_.</translation>
    </message>
    <message>
        <source>Essentials</source>
        <translation>O essencial</translation>
    </message>
    <message>
        <source>Ethanol</source>
        <translation>Etanol</translation>
    </message>
    <message>
        <source>Every row is as it was written, {rows} in all; head {head}.</source>
        <translation>Todas as linhas estão como foram escritas, {rows} ao todo; ponta {head}.</translation>
    </message>
    <message>
        <source>Everything a guest may want to know.</source>
        <translation>Tudo o que um hóspede pode querer saber.</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Especialista</translation>
    </message>
    <message>
        <source>Extra-driver fee</source>
        <translation>Taxa por condutor adicional</translation>
    </message>
    <message>
        <source>Failed rows of the resync are tried again: {count}.</source>
        <translation>Linhas com falha da ressincronização são tentadas de novo: {count}.</translation>
    </message>
    <message>
        <source>Featured</source>
        <translation>Em destaque</translation>
    </message>
    <message>
        <source>Fees and discount</source>
        <translation>Taxas e desconto</translation>
    </message>
    <message>
        <source>Festival</source>
        <translation>Festival</translation>
    </message>
    <message>
        <source>Fewest participants</source>
        <translation>Mínimo de participantes</translation>
    </message>
    <message>
        <source>Fine dining</source>
        <translation>Alta gastronomia</translation>
    </message>
    <message>
        <source>Flex (petrol and ethanol)</source>
        <translation>Flex (gasolina e etanol)</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Gastronomia</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratuito</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Fuel</source>
        <translation>Combustível</translation>
    </message>
    <message>
        <source>Full description</source>
        <translation>Descrição completa</translation>
    </message>
    <message>
        <source>Gave {amount} back.</source>
        <translation>Devolveu {amount}.</translation>
    </message>
    <message>
        <source>Gets a payment link when it has a price.</source>
        <translation>Recebe um link de pagamento quando tem preço.</translation>
    </message>
    <message>
        <source>Give this tier a price, or choose the type Free.</source>
        <translation>Dê um preço a esta modalidade ou escolha o tipo Gratuito.</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Bom saber</translation>
    </message>
    <message>
        <source>Guesthouse</source>
        <translation>Pousada</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Hóspedes</translation>
    </message>
    <message>
        <source>Guests can reserve a table.</source>
        <translation>Os clientes podem reservar mesa.</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Difícil</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Destaques</translation>
    </message>
    <message>
        <source>Historical</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Hostel</source>
        <translation>Hostel</translation>
    </message>
    <message>
        <source>Hotel</source>
        <translation>Hotel</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Casa</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>Regras da casa</translation>
    </message>
    <message>
        <source>How it is paid</source>
        <translation>Como é paga</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Quantos</translation>
    </message>
    <message>
        <source>How much one person may approve a day was changed.</source>
        <translation>Mudou quanto uma pessoa pode aprovar por dia.</translation>
    </message>
    <message>
        <source>How much one refund may be was changed.</source>
        <translation>Mudou de quanto pode ser um reembolso.</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Híbrido</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>In maintenance</source>
        <translation>Em manutenção</translation>
    </message>
    <message>
        <source>In the night of {night} {free} of {total} rooms are free, and {wanted} are wanted.</source>
        <translation>Na noite de {night} há {free} de {total} quartos livres, e são pedidos {wanted}.</translation>
    </message>
    <message>
        <source>Inactive listings are kept but not sold.</source>
        <translation>Anúncios inativos são mantidos, mas não vendidos.</translation>
    </message>
    <message>
        <source>Inactive tiers are kept but not sold.</source>
        <translation>Modalidades inativas são mantidas, mas não vendidas.</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>Inclui</translation>
    </message>
    <message>
        <source>It can be given back until {day}.</source>
        <translation>Pode ser devolvido até {day}.</translation>
    </message>
    <message>
        <source>It cannot take place: {fewest} must come, but only {most} may. Raise this one.</source>
        <translation>Não pode acontecer: precisam vir {fewest}, mas só podem {most}. Aumente este.</translation>
    </message>
    <message>
        <source>It changed since it was compared with Stripe. Compare again.</source>
        <translation>Mudou desde que foi comparado com o Stripe. Compare de novo.</translation>
    </message>
    <message>
        <source>It has no payment link that charges its price.</source>
        <translation>Não tem link de pagamento que cobre o seu preço.</translation>
    </message>
    <message>
        <source>It has no price. Give it one to sell it online.</source>
        <translation>Não tem preço. Dê um preço para vendê-lo on-line.</translation>
    </message>
    <message>
        <source>It holds a hidden character ({code}). Delete it, or type the text.</source>
        <translation>Contém um caractere oculto ({code}). Apague-o ou digite o texto.</translation>
    </message>
    <message>
        <source>It holds its place until the supplier or the office says yes or no.</source>
        <translation>Guarda o lugar até que o fornecedor ou o escritório diga sim ou não.</translation>
    </message>
    <message>
        <source>It holds nothing but spaces. Write something or empty it.</source>
        <translation>Só tem espaços. Escreva algo ou deixe vazio.</translation>
    </message>
    <message>
        <source>It is a second product of a listing that has one.</source>
        <translation>É um segundo produto de um anúncio que já tem um.</translation>
    </message>
    <message>
        <source>It is active in Stripe, but not active here.</source>
        <translation>Está ativo no Stripe, mas não aqui.</translation>
    </message>
    <message>
        <source>It is archived in Stripe, but active here.</source>
        <translation>Está arquivado no Stripe, mas ativo aqui.</translation>
    </message>
    <message>
        <source>It is archived. Restore it to sell it again.</source>
        <translation>Está arquivado. Restaure-o para vendê-lo de novo.</translation>
    </message>
    <message>
        <source>It is free, and Stripe charges nothing. Give it a price to sell it.</source>
        <translation>É gratuito, e o Stripe não cobra nada. Dê um preço para vendê-lo.</translation>
    </message>
    <message>
        <source>It is in Stripe, but no listing here belongs to it.</source>
        <translation>Está no Stripe, mas nenhum anúncio daqui lhe corresponde.</translation>
    </message>
    <message>
        <source>It is not in Stripe yet.</source>
        <translation>Ainda não está no Stripe.</translation>
    </message>
    <message>
        <source>It is over and was as booked.</source>
        <translation>Terminou e foi como reservado.</translation>
    </message>
    <message>
        <source>It is sold by ticket tiers. Choose one.</source>
        <translation>É vendido por tipos de ingresso. Escolha um.</translation>
    </message>
    <message>
        <source>It is switched off. Make it active to sell it.</source>
        <translation>Está desligado. Ative-o para vendê-lo.</translation>
    </message>
    <message>
        <source>It names a booking that is not here.</source>
        <translation>Cita uma reserva que não está aqui.</translation>
    </message>
    <message>
        <source>It names a payment already. Leave the payment page or the payment out.</source>
        <translation>Já cita um pagamento. Deixe de fora a página de pagamento ou o pagamento.</translation>
    </message>
    <message>
        <source>It starts at {times}. Choose one of these times.</source>
        <translation>Começa às {times}. Escolha um destes horários.</translation>
    </message>
    <message>
        <source>It takes an administrator to change this.</source>
        <translation>É preciso um administrador para mudar isto.</translation>
    </message>
    <message>
        <source>It takes place from this many people on.</source>
        <translation>Acontece a partir deste número de pessoas.</translation>
    </message>
    <message>
        <source>It waits for approval. Ask for the payment page once it is approved.</source>
        <translation>Espera aprovação. Peça a página de pagamento depois de aprovada.</translation>
    </message>
    <message>
        <source>It was archived in Stripe, though it is active here. Press Retry or save it to sell it again, or archive it here, too.</source>
        <translation>Foi arquivado no Stripe, embora esteja ativo aqui. Pressione Tentar de novo ou salve para voltar a vender, ou arquive-o aqui também.</translation>
    </message>
    <message>
        <source>It was changed or paid meanwhile, and is as it was. Look at the date again.</source>
        <translation>Foi mudada ou paga nesse meio tempo, e está como estava. Veja a data de novo.</translation>
    </message>
    <message>
        <source>It was not paid in time; its place is free.</source>
        <translation>Não foi paga a tempo; o lugar está livre.</translation>
    </message>
    <message>
        <source>It would cost {after}, but {before} were paid or are on their way. Keep the price equal by a discount, or cancel it, give the money back and make a new booking.</source>
        <translation>Custaria {after}, mas {before} foram pagos ou estão a caminho. Mantenha o preço com um desconto, ou cancele, devolva o dinheiro e faça uma nova reserva.</translation>
    </message>
    <message>
        <source>Itinerary</source>
        <translation>Roteiro</translation>
    </message>
    <message>
        <source>Its currency differs.</source>
        <translation>A moeda é diferente.</translation>
    </message>
    <message>
        <source>Its description differs.</source>
        <translation>A descrição é diferente.</translation>
    </message>
    <message>
        <source>Its images differ.</source>
        <translation>As imagens são diferentes.</translation>
    </message>
    <message>
        <source>Its name differs.</source>
        <translation>O nome é diferente.</translation>
    </message>
    <message>
        <source>Its part of a web address: small letters, digits and hyphens.</source>
        <translation>A parte dele em um endereço da web: letras minúsculas, números e hifens.</translation>
    </message>
    <message>
        <source>Its payment link is switched off.</source>
        <translation>O link de pagamento está desligado.</translation>
    </message>
    <message>
        <source>Its payment page is closed.</source>
        <translation>A página de pagamento dela está fechada.</translation>
    </message>
    <message>
        <source>Its price differs.</source>
        <translation>O preço é diferente.</translation>
    </message>
    <message>
        <source>Kept with the booking, for whoever looks at its price later.</source>
        <translation>Fica na reserva, para quem olhar o preço depois.</translation>
    </message>
    <message>
        <source>King-size beds</source>
        <translation>Camas king size</translation>
    </message>
    <message>
        <source>Largest party</source>
        <translation>Maior grupo</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Licence plate</source>
        <translation>Placa</translation>
    </message>
    <message>
        <source>Line 1 must name the column “listing”: what is booked, by slug or number.</source>
        <translation>A linha 1 precisa ter a coluna “listing”: o que é reservado, por slug ou número.</translation>
    </message>
    <message>
        <source>Line 1 must name the fields of {kind}. {reason}</source>
        <translation>A linha 1 deve trazer os nomes dos campos de {kind}. {reason}</translation>
    </message>
    <message>
        <source>Line 1 names the field “{field}” twice.</source>
        <translation>A linha 1 traz o campo “{field}” duas vezes.</translation>
    </message>
    <message>
        <source>Line {line} is not valid CSV ({reason}). Look for a quotation mark that is not closed.</source>
        <translation>A linha {line} não é CSV válido ({reason}). Procure aspas que não foram fechadas.</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Anúncio</translation>
    </message>
    <message>
        <source>Listings of this kind have no ticket tiers.</source>
        <translation>Anúncios deste tipo não têm modalidades de ingresso.</translation>
    </message>
    <message>
        <source>Live in Stripe.</source>
        <translation>No ar no Stripe.</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Marked as not ours.</source>
        <translation>Marcado como não nosso.</translation>
    </message>
    <message>
        <source>May be after midnight.</source>
        <translation>Pode ser depois da meia-noite.</translation>
    </message>
    <message>
        <source>May be left empty; its check digits are checked.</source>
        <translation>Pode ficar vazio; os dígitos verificadores são conferidos.</translation>
    </message>
    <message>
        <source>Minimum stay</source>
        <translation>Estadia mínima</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Moderada</translation>
    </message>
    <message>
        <source>More than one payment link sells it.</source>
        <translation>Mais de um link de pagamento o vende.</translation>
    </message>
    <message>
        <source>Most guests</source>
        <translation>Máximo de hóspedes</translation>
    </message>
    <message>
        <source>Most participants</source>
        <translation>Máximo de participantes</translation>
    </message>
    <message>
        <source>Most per order</source>
        <translation>Máximo por pedido</translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation>Motocicleta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name each number of days once (ten at most), and never give back more the later it is: 7: 100%; 2: 50%.</source>
        <translation>Cite cada número de dias uma vez (no máximo dez) e nunca devolva mais quanto mais tarde for: 7: 100%; 2: 50%.</translation>
    </message>
    <message>
        <source>Needs attention: {reason}</source>
        <translation>Precisa de atenção: {reason}</translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation>Bairro</translation>
    </message>
    <message>
        <source>Net rate</source>
        <translation>Tarifa net</translation>
    </message>
    <message>
        <source>Never shown to customers.</source>
        <translation>Nunca mostrado aos clientes.</translation>
    </message>
    <message>
        <source>Nights</source>
        <translation>Noites</translation>
    </message>
    <message>
        <source>Nights, in {rooms} rooms</source>
        <translation>Noites, em {rooms} quartos</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>No Stripe key is stored yet. Enter one under Stripe › Stripe key…, or set STRIPE_SECRET_KEY.</source>
        <translation>Ainda não há uma chave do Stripe guardada. Informe uma em Stripe › Chave do Stripe… ou defina STRIPE_SECRET_KEY.</translation>
    </message>
    <message>
        <source>No answer came for the refund of {amount}. Whether it was made is being found out.</source>
        <translation>Não chegou resposta ao reembolso de {amount}. Está sendo verificado se foi feito.</translation>
    </message>
    <message>
        <source>No such number exists in +{country_code}. Check its digits; foreign numbers start with + and the country&apos;s code.</source>
        <translation>Esse número não existe em +{country_code}. Confira os dígitos; números estrangeiros começam com + e o código do país.</translation>
    </message>
    <message>
        <source>Nobody called {name} works here.</source>
        <translation>Ninguém chamado {name} trabalha aqui.</translation>
    </message>
    <message>
        <source>Nobody is coming. Write one adult or child at least.</source>
        <translation>Ninguém vem. Escreva pelo menos um adulto ou uma criança.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhum</translation>
    </message>
    <message>
        <source>Not checked, as {reason} failed.</source>
        <translation>Não verificado, pois {reason} falhou.</translation>
    </message>
    <message>
        <source>Not included</source>
        <translation>Não inclui</translation>
    </message>
    <message>
        <source>Not sold online.</source>
        <translation>Não vendido on-line.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Observações</translation>
    </message>
    <message>
        <source>Nothing is held of this payment.</source>
        <translation>Nada está retido deste pagamento.</translation>
    </message>
    <message>
        <source>Nothing is to be paid.</source>
        <translation>Nada a pagar.</translation>
    </message>
    <message>
        <source>Nothing was received of this payment.</source>
        <translation>Nada foi recebido deste pagamento.</translation>
    </message>
    <message>
        <source>On the beach</source>
        <translation>Na praia</translation>
    </message>
    <message>
        <source>On the same day it must come back after {start}. Write a later time.</source>
        <translation>No mesmo dia precisa voltar depois das {start}. Escreva um horário mais tarde.</translation>
    </message>
    <message>
        <source>One of the listing&apos;s starting times, where it has some.</source>
        <translation>Um dos horários de início do anúncio, se ele tiver.</translation>
    </message>
    <message>
        <source>One or two sentences; shown on the payment page.</source>
        <translation>Uma ou duas frases; aparece na página de pagamento.</translation>
    </message>
    <message>
        <source>One order takes {most} tickets of this tier at most. Split the booking.</source>
        <translation>Um pedido leva no máximo {most} ingressos deste tipo. Divida a reserva.</translation>
    </message>
    <message>
        <source>One refund may be {limit} at most here.</source>
        <translation>Aqui um reembolso pode ser de no máximo {limit}.</translation>
    </message>
    <message>
        <source>One stop a line, in order.</source>
        <translation>Uma parada por linha, em ordem.</translation>
    </message>
    <message>
        <source>Only Stripe can say that. Name the payment, which starts with pi_.</source>
        <translation>Só o Stripe pode dizer isso. Cite o pagamento, que começa com pi_.</translation>
    </message>
    <message>
        <source>Only activities and events have ticket tiers. Remove them.</source>
        <translation>Só atividades e eventos têm modalidades de ingresso. Remova-as.</translation>
    </message>
    <message>
        <source>Only managers book in spite of a conflict. Ask one, or choose another day or listing.</source>
        <translation>Só gerentes reservam apesar de um conflito. Peça a um, ou escolha outro dia ou anúncio.</translation>
    </message>
    <message>
        <source>Only money that came by hand is paid back by hand. What Stripe received is refunded.</source>
        <translation>Só dinheiro que entrou à mão é devolvido à mão. O que o Stripe recebeu é reembolsado.</translation>
    </message>
    <message>
        <source>Only payments noted by hand can be taken back. What Stripe received is refunded.</source>
        <translation>Só pagamentos anotados à mão podem ser desfeitos. O que o Stripe recebeu é reembolsado.</translation>
    </message>
    <message>
        <source>Only what costs nothing is not_required.</source>
        <translation>Só o que não custa nada é not_required.</translation>
    </message>
    <message>
        <source>Only where it was paid already: the id that begins with pi_.</source>
        <translation>Só quando já foi paga: o id que começa com pi_.</translation>
    </message>
    <message>
        <source>Only {name}, who asked for this refund, can withdraw it.</source>
        <translation>Só {name}, que pediu este reembolso, pode retirá-lo.</translation>
    </message>
    <message>
        <source>Open on</source>
        <translation>Abre em</translation>
    </message>
    <message>
        <source>Opening and closing time go together. Fill in this one too.</source>
        <translation>Os horários de abrir e de fechar andam juntos. Preencha este também.</translation>
    </message>
    <message>
        <source>Opening and tables</source>
        <translation>Funcionamento e mesas</translation>
    </message>
    <message>
        <source>Opens at</source>
        <translation>Abre às</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Outro</translation>
    </message>
    <message>
        <source>Other booking page</source>
        <translation>Outra página de reserva</translation>
    </message>
    <message>
        <source>Paid through a shared link.</source>
        <translation>Pago por um link compartilhado.</translation>
    </message>
    <message>
        <source>Paid through the link of another listing than the booking&apos;s.</source>
        <translation>Pago pelo link de outro anúncio que não o da reserva.</translation>
    </message>
    <message>
        <source>Participants&apos; names</source>
        <translation>Nomes dos participantes</translation>
    </message>
    <message>
        <source>Party size</source>
        <translation>Tamanho do grupo</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>Payment page</source>
        <translation>Página de pagamento</translation>
    </message>
    <message>
        <source>Payment was asked for.</source>
        <translation>O pagamento foi pedido.</translation>
    </message>
    <message>
        <source>PaymentIntent</source>
        <translation>PaymentIntent</translation>
    </message>
    <message>
        <source>Payments by card are told by Stripe alone. Send a payment page instead.</source>
        <translation>Pagamentos com cartão são informados só pelo Stripe. Envie uma página de pagamento.</translation>
    </message>
    <message>
        <source>Payments by {method} can be given back for {days} days, which are over. Pay it back by bank transfer.</source>
        <translation>Pagamentos por {method} podem ser devolvidos por {days} dias, que já passaram. Devolva por transferência bancária.</translation>
    </message>
    <message>
        <source>Payments by {method} cannot be given back through Stripe. Pay it back by bank transfer.</source>
        <translation>Pagamentos por {method} não podem ser devolvidos pelo Stripe. Devolva por transferência bancária.</translation>
    </message>
    <message>
        <source>Pays later</source>
        <translation>Paga depois</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>Gasolina</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Pick-up and return</source>
        <translation>Retirada e devolução</translation>
    </message>
    <message>
        <source>Pick-up date</source>
        <translation>Data de retirada</translation>
    </message>
    <message>
        <source>Pick-up place</source>
        <translation>Local de retirada</translation>
    </message>
    <message>
        <source>Pick-up time</source>
        <translation>Horário de retirada</translation>
    </message>
    <message>
        <source>Pictures and tags</source>
        <translation>Imagens e etiquetas</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Português</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posição</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>CEP</translation>
    </message>
    <message>
        <source>Practice mode takes no real Stripe key. Nothing was sent.</source>
        <translation>O modo de prática não aceita uma chave real do Stripe. Nada foi enviado.</translation>
    </message>
    <message>
        <source>Practice mode talks to the simulator on this machine only, not to {address}. Nothing was sent.</source>
        <translation>O modo de prática só fala com o simulador desta máquina, não com {address}. Nada foi enviado.</translation>
    </message>
    <message>
        <source>Practice mode: the simulator of this machine stands in for Stripe.</source>
        <translation>Modo de prática: o simulador desta máquina faz o papel do Stripe.</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preço</translation>
    </message>
    <message>
        <source>Price range</source>
        <translation>Faixa de preço</translation>
    </message>
    <message>
        <source>Printed on the confirmation.</source>
        <translation>Impresso na confirmação.</translation>
    </message>
    <message>
        <source>Profile “{profile}”, settings in {path}.</source>
        <translation>Perfil “{profile}”, configurações em {path}.</translation>
    </message>
    <message>
        <source>Python&apos;s keyring is set to {backend}, which does not keep a secret. Nothing was stored. Remove the setting (PYTHON_KEYRING_BACKEND or keyringrc.cfg), so that the keyring of the system is used.</source>
        <translation>O chaveiro do Python está definido como {backend}, que não guarda segredo. Nada foi guardado. Remova a configuração (PYTHON_KEYRING_BACKEND ou keyringrc.cfg) para que seja usado o chaveiro do sistema.</translation>
    </message>
    <message>
        <source>Queen-size beds</source>
        <translation>Camas queen size</translation>
    </message>
    <message>
        <source>Record the payment: say how it was paid.</source>
        <translation>Registre o pagamento: diga como foi pago.</translation>
    </message>
    <message>
        <source>Refund policy</source>
        <translation>Política de reembolso</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>Regular</translation>
    </message>
    <message>
        <source>Rejected the refund of {amount}.</source>
        <translation>Recusou o reembolso de {amount}.</translation>
    </message>
    <message>
        <source>Rented out</source>
        <translation>Alugado</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reserva de mesa</translation>
    </message>
    <message>
        <source>Return date</source>
        <translation>Data de devolução</translation>
    </message>
    <message>
        <source>Return place</source>
        <translation>Local de devolução</translation>
    </message>
    <message>
        <source>Return time</source>
        <translation>Horário de devolução</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Quarto</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Quartos</translation>
    </message>
    <message>
        <source>Rooms and beds</source>
        <translation>Quartos e camas</translation>
    </message>
    <message>
        <source>Rooms to let</source>
        <translation>Quartos para alugar</translation>
    </message>
    <message>
        <source>Row {row} ({subject}, {at}) does not follow row {before}: one of them was put in, moved or written anew.</source>
        <translation>A linha {row} ({subject}, {at}) não segue a linha {before}: uma delas foi inserida, movida ou reescrita.</translation>
    </message>
    <message>
        <source>Row {row} ({subject}, {at}) was changed after it was written.</source>
        <translation>A linha {row} ({subject}, {at}) foi mudada depois de escrita.</translation>
    </message>
    <message>
        <source>Row {row} is not the row {row} that was noted: the trail was rewritten.</source>
        <translation>A linha {row} não é a linha {row} que foi anotada: a trilha foi reescrita.</translation>
    </message>
    <message>
        <source>Row {row}, the last one, is not the one that was written last.</source>
        <translation>A linha {row}, a última, não é a que foi escrita por último.</translation>
    </message>
    <message>
        <source>Rows between row {before} and row {row} ({subject}, {at}) are missing.</source>
        <translation>Faltam linhas entre a linha {before} e a linha {row} ({subject}, {at}).</translation>
    </message>
    <message>
        <source>SUV</source>
        <translation>SUV</translation>
    </message>
    <message>
        <source>Saved here; it goes to Stripe by itself as soon as it can. {reason}</source>
        <translation>Salvo aqui; vai para o Stripe sozinho assim que puder. {reason}</translation>
    </message>
    <message>
        <source>Saved; on its way to Stripe.</source>
        <translation>Salvo; a caminho do Stripe.</translation>
    </message>
    <message>
        <source>Say how it was paid: cash, bank_transfer, or by card with its payment_intent_id.</source>
        <translation>Diga como foi pago: cash, bank_transfer, ou com cartão e o seu payment_intent_id.</translation>
    </message>
    <message>
        <source>Say the currency too, as in “{currency} {amount}”.</source>
        <translation>Diga também a moeda, como em “{currency} {amount}”.</translation>
    </message>
    <message>
        <source>Say when it is picked up and comes back, later.</source>
        <translation>Diga quando é retirado e quando volta, mais tarde.</translation>
    </message>
    <message>
        <source>Say when the stay begins and ends, later.</source>
        <translation>Diga quando a hospedagem começa e quando termina, mais tarde.</translation>
    </message>
    <message>
        <source>Say which currency the amounts are in, such as BRL.</source>
        <translation>Diga em que moeda estão os valores, como BRL.</translation>
    </message>
    <message>
        <source>Say why it is rejected.</source>
        <translation>Diga por que é recusado.</translation>
    </message>
    <message>
        <source>Say why there is a discount, or name the coupon.</source>
        <translation>Diga por que há um desconto ou cite o cupom.</translation>
    </message>
    <message>
        <source>Say why this payment is not yours: somebody may ask later.</source>
        <translation>Diga por que este pagamento não é de vocês: alguém pode perguntar depois.</translation>
    </message>
    <message>
        <source>Schedule and capacity</source>
        <translation>Horários e capacidade</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Secrets are kept by {backend}.</source>
        <translation>Os segredos são guardados por {backend}.</translation>
    </message>
    <message>
        <source>Selling it online is switched off. Switch it on to get a link.</source>
        <translation>A venda on-line está desligada. Ligue-a para obter um link.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Shown first to customers.</source>
        <translation>Mostrado primeiro aos clientes.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Entre primeiro.</translation>
    </message>
    <message>
        <source>Single beds</source>
        <translation>Camas de solteiro</translation>
    </message>
    <message>
        <source>Sold online</source>
        <translation>Vendido on-line</translation>
    </message>
    <message>
        <source>Some of this payment went back already, or is to go back. It stays where it is.</source>
        <translation>Parte deste pagamento já voltou ou está para voltar. Ele fica onde está.</translation>
    </message>
    <message>
        <source>Somebody else is changing this in Stripe at the moment. The request goes out again by itself.</source>
        <translation>Outra pessoa está alterando isto no Stripe neste momento. A requisição será reenviada sozinha.</translation>
    </message>
    <message>
        <source>Somebody has to be administrator: make another person one first, or this one.</source>
        <translation>Alguém tem de ser administrador: faça antes de outra pessoa um, ou desta.</translation>
    </message>
    <message>
        <source>Someone else saved this record while you were editing it. Nothing of yours was saved yet: compare both versions and choose.</source>
        <translation>Outra pessoa salvou este registro enquanto você o editava. Nada seu foi salvo ainda: compare as duas versões e escolha.</translation>
    </message>
    <message>
        <source>Something that belongs to this record is no longer in Stripe. Stripe says: {words}</source>
        <translation>Algo que pertence a este registro não está mais no Stripe. O Stripe diz: {words}</translation>
    </message>
    <message>
        <source>Something went wrong at Stripe. The same request is sent again; see status.stripe.com if this lasts.</source>
        <translation>Algo deu errado no Stripe. A mesma requisição será reenviada; veja status.stripe.com se isso demorar.</translation>
    </message>
    <message>
        <source>Speaker or artist</source>
        <translation>Palestrante ou artista</translation>
    </message>
    <message>
        <source>Special requests</source>
        <translation>Pedidos especiais</translation>
    </message>
    <message>
        <source>Sport</source>
        <translation>Esporte</translation>
    </message>
    <message>
        <source>Staff notes</source>
        <translation>Observações internas</translation>
    </message>
    <message>
        <source>Starting times</source>
        <translation>Horários de início</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Hospedagem</translation>
    </message>
    <message>
        <source>Stay and capacity</source>
        <translation>Estadia e capacidade</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Rua e número</translation>
    </message>
    <message>
        <source>Stripe asks to go slower. The request goes out again by itself, a little later.</source>
        <translation>O Stripe pede para ir mais devagar. A requisição será reenviada sozinha, um pouco depois.</translation>
    </message>
    <message>
        <source>Stripe cannot be reached. Nothing is lost: everything goes out when it can. If this lasts, see whether a firewall or proxy blocks api.stripe.com.</source>
        <translation>Não é possível alcançar o Stripe. Nada se perdeu: tudo será enviado quando for possível. Se isso demorar, veja se um firewall ou proxy bloqueia api.stripe.com.</translation>
    </message>
    <message>
        <source>Stripe charges amounts above zero only. Nothing was sent; enter a price.</source>
        <translation>O Stripe só cobra valores acima de zero. Nada foi enviado; informe um preço.</translation>
    </message>
    <message>
        <source>Stripe charges at most {largest} {currency}. Write a smaller amount.</source>
        <translation>O Stripe cobra no máximo {largest} {currency}. Escreva um valor menor.</translation>
    </message>
    <message>
        <source>Stripe charges {currency} in steps of {step}. Write {lower} or {higher}.</source>
        <translation>O Stripe cobra {currency} em passos de {step}. Escreva {lower} ou {higher}.</translation>
    </message>
    <message>
        <source>Stripe charges {minimum} at least. Ask for that or more, or leave the price empty.</source>
        <translation>O Stripe cobra no mínimo {minimum}. Peça isso ou mais, ou deixe o preço vazio.</translation>
    </message>
    <message>
        <source>Stripe did not answer in time. It may have done what was asked: the same request is sent again, and Stripe does it only once.</source>
        <translation>O Stripe não respondeu a tempo. Talvez tenha feito o que foi pedido: a mesma requisição será reenviada, e o Stripe a executa uma só vez.</translation>
    </message>
    <message>
        <source>Stripe did not answer: {reason}</source>
        <translation>O Stripe não respondeu: {reason}</translation>
    </message>
    <message>
        <source>Stripe did not say how this payment stands, so nothing was decided. Try again in a while.</source>
        <translation>O Stripe não disse como está este pagamento, então nada foi decidido. Tente de novo daqui a pouco.</translation>
    </message>
    <message>
        <source>Stripe does not accept the key. It may have been rolled or revoked: copy the current one from Developers › API keys in the Stripe Dashboard. Everything waits and goes out with the new key.</source>
        <translation>O Stripe não aceita a chave. Ela pode ter sido trocada ou revogada: copie a atual em Desenvolvedores › Chaves da API no Dashboard do Stripe. Tudo aguarda e será enviado com a nova chave.</translation>
    </message>
    <message>
        <source>Stripe does not charge as much as this. Write a smaller amount.</source>
        <translation>O Stripe não cobra um valor tão alto. Escreva um valor menor.</translation>
    </message>
    <message>
        <source>Stripe does not charge {total} at once. Split it into several bookings.</source>
        <translation>O Stripe não cobra {total} de uma vez. Divida em várias reservas.</translation>
    </message>
    <message>
        <source>Stripe has no refund of {amount} for this request. A manager decides whether to send it again.</source>
        <translation>O Stripe não tem reembolso de {amount} para este pedido. Um gerente decide se é enviado de novo.</translation>
    </message>
    <message>
        <source>Stripe has not said yet how this payment stands.</source>
        <translation>O Stripe ainda não disse como está este pagamento.</translation>
    </message>
    <message>
        <source>Stripe has the refund of {amount} and is making it.</source>
        <translation>O Stripe tem o reembolso de {amount} e o está fazendo.</translation>
    </message>
    <message>
        <source>Stripe has this already. Stripe says: {words}</source>
        <translation>O Stripe já tem isto. O Stripe diz: {words}</translation>
    </message>
    <message>
        <source>Stripe is right; only what is noted of it here is out of date.</source>
        <translation>O Stripe está certo; só o que está anotado aqui está desatualizado.</translation>
    </message>
    <message>
        <source>Stripe is still working on this very request. Its result is asked for again shortly.</source>
        <translation>O Stripe ainda está trabalhando nesta mesma requisição. O resultado será pedido de novo em instantes.</translation>
    </message>
    <message>
        <source>Stripe knows no payment {payment}. Compare its id with Stripe&apos;s page.</source>
        <translation>O Stripe não conhece o pagamento {payment}. Compare o id com a página do Stripe.</translation>
    </message>
    <message>
        <source>Stripe refused this. Correct the record and save it, or press Retry. Stripe says: {words}</source>
        <translation>O Stripe recusou isto. Corrija o registro e salve-o, ou use Tentar de novo. O Stripe diz: {words}</translation>
    </message>
    <message>
        <source>Stripe sends {currency} in steps of {step}.</source>
        <translation>O Stripe envia {currency} em passos de {step}.</translation>
    </message>
    <message>
        <source>Stripe takes only so many requests a second. This one waits its turn.</source>
        <translation>O Stripe só aceita certo número de requisições por segundo. Esta aguarda a vez.</translation>
    </message>
    <message>
        <source>Stripe was not asked about this payment yet. Press Check now, then try again.</source>
        <translation>O Stripe ainda não foi consultado sobre este pagamento. Clique em Verificar agora e tente de novo.</translation>
    </message>
    <message>
        <source>Stripe&apos;s answers never come to match this booking. Report this.</source>
        <translation>As respostas do Stripe nunca chegam a corresponder a esta reserva. Informe isto.</translation>
    </message>
    <message>
        <source>Stripe&apos;s answers never come to match this listing. Please report this.</source>
        <translation>As respostas do Stripe nunca chegam a corresponder a este anúncio. Por favor, relate o problema.</translation>
    </message>
    <message>
        <source>Stripe&apos;s list is read for the refund of {amount}.</source>
        <translation>A lista do Stripe está sendo lida para o reembolso de {amount}.</translation>
    </message>
    <message>
        <source>Such as 09:00; 14:30.</source>
        <translation>Por exemplo 09:00; 14:30.</translation>
    </message>
    <message>
        <source>Such as seafood or regional.</source>
        <translation>Por exemplo frutos do mar ou regional.</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fornecedor</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Mesa</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Take off a percentage or an amount, not both. Empty one of them.</source>
        <translation>Desconte uma porcentagem ou um valor, não os dois. Esvazie um deles.</translation>
    </message>
    <message>
        <source>Take the recorded payment back, or refund it.</source>
        <translation>Desfaça o pagamento registrado ou reembolse-o.</translation>
    </message>
    <message>
        <source>Taken back: somebody decides whose it is.</source>
        <translation>Devolvido: alguém decide de quem é.</translation>
    </message>
    <message>
        <source>Taken off the price of the nights.</source>
        <translation>Descontado do preço das diárias.</translation>
    </message>
    <message>
        <source>Taken off the price without fees and taxes.</source>
        <translation>Descontado do preço sem taxas nem impostos.</translation>
    </message>
    <message>
        <source>Taken outside the program, for example in the Stripe Dashboard.</source>
        <translation>Recebido fora do programa, por exemplo no Dashboard do Stripe.</translation>
    </message>
    <message>
        <source>Takes reservations</source>
        <translation>Aceita reservas</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Palestra</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Impostos</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>The Stripe key has expired. Copy the current one from Developers › API keys in the Stripe Dashboard. Everything waits and goes out with the new key.</source>
        <translation>A chave do Stripe expirou. Copie a atual em Desenvolvedores › Chaves da API no Dashboard do Stripe. Tudo aguarda e será enviado com a nova chave.</translation>
    </message>
    <message>
        <source>The Stripe key may not do this. Give it the permission under Developers › API keys in the Stripe Dashboard; everything waits until then. Stripe says: {words}</source>
        <translation>A chave do Stripe não tem permissão para isto. Dê a permissão em Desenvolvedores › Chaves da API no Dashboard do Stripe; tudo aguarda até lá. O Stripe diz: {words}</translation>
    </message>
    <message>
        <source>The Windows Credential Manager does not answer. Start its service (VaultSvc) and try again.</source>
        <translation>O Gerenciador de Credenciais do Windows não responde. Inicie o serviço dele (VaultSvc) e tente de novo.</translation>
    </message>
    <message>
        <source>The address set for Stripe is not one. Correct it in the settings of this profile.</source>
        <translation>O endereço definido para o Stripe não é um endereço. Corrija-o nas configurações deste perfil.</translation>
    </message>
    <message>
        <source>The approval of this refund has ended. It needs a new one.</source>
        <translation>A aprovação deste reembolso terminou. Ele precisa de uma nova.</translation>
    </message>
    <message>
        <source>The beginning is missing: the trail now begins with row {row} ({subject}, {at}).</source>
        <translation>Falta o começo: a trilha agora começa com a linha {row} ({subject}, {at}).</translation>
    </message>
    <message>
        <source>The booking awaits its payment. Record the payment, or confirm it without, first.</source>
        <translation>A reserva aguarda o pagamento. Registre o pagamento ou confirme-a sem ele primeiro.</translation>
    </message>
    <message>
        <source>The booking has moved on since. Look at it before you change it back.</source>
        <translation>A reserva já avançou. Olhe-a antes de voltar atrás.</translation>
    </message>
    <message>
        <source>The booking is cancelled and its payment page is being closed. Should the customer have paid just now, it is shown here.</source>
        <translation>A reserva está cancelada e a página de pagamento está sendo fechada. Se o cliente acabou de pagar, isso aparece aqui.</translation>
    </message>
    <message>
        <source>The booking is cancelled. Nothing was received for it.</source>
        <translation>A reserva está cancelada. Nada foi recebido por ela.</translation>
    </message>
    <message>
        <source>The booking is cancelled. Reopen it first.</source>
        <translation>A reserva está cancelada. Reabra-a primeiro.</translation>
    </message>
    <message>
        <source>The booking is cancelled. {received} were received for it and were not given back: a refund is a step of its own.</source>
        <translation>A reserva está cancelada. {received} foram recebidos por ela e não foram devolvidos: o reembolso é um passo à parte.</translation>
    </message>
    <message>
        <source>The booking is completed. Reopen it first.</source>
        <translation>A reserva está concluída. Reabra-a primeiro.</translation>
    </message>
    <message>
        <source>The booking is confirmed, and this cannot be done to it now.</source>
        <translation>A reserva está confirmada, e isto não pode ser feito com ela agora.</translation>
    </message>
    <message>
        <source>The booking is no longer paid.</source>
        <translation>A reserva não está mais paga.</translation>
    </message>
    <message>
        <source>The booking is paid, and this cannot be done to it now.</source>
        <translation>A reserva está paga, e isto não pode ser feito com ela agora.</translation>
    </message>
    <message>
        <source>The booking is paid, but its payment is not.</source>
        <translation>A reserva está paga, mas o pagamento não.</translation>
    </message>
    <message>
        <source>The booking is paid.</source>
        <translation>A reserva está paga.</translation>
    </message>
    <message>
        <source>The booking is under way. Complete it, or take the start back.</source>
        <translation>A reserva está em andamento. Conclua-a ou desfaça o início.</translation>
    </message>
    <message>
        <source>The booking waits for approval. Approve or reject it first.</source>
        <translation>A reserva espera aprovação. Aprove-a ou recuse-a primeiro.</translation>
    </message>
    <message>
        <source>The booking was approved.</source>
        <translation>A reserva foi aprovada.</translation>
    </message>
    <message>
        <source>The booking was cancelled; its place is free.</source>
        <translation>A reserva foi cancelada; o lugar está livre.</translation>
    </message>
    <message>
        <source>The booking was confirmed.</source>
        <translation>A reserva foi confirmada.</translation>
    </message>
    <message>
        <source>The booking was imported: {total} as agreed; by the listing&apos;s price it is {by_listing}.</source>
        <translation>A reserva foi importada: {total} conforme combinado; pelo preço do anúncio seria {by_listing}.</translation>
    </message>
    <message>
        <source>The booking was imported: {total}.</source>
        <translation>A reserva foi importada: {total}.</translation>
    </message>
    <message>
        <source>The booking was made: {total}.</source>
        <translation>A reserva foi feita: {total}.</translation>
    </message>
    <message>
        <source>The booking was not paid in time and has expired. Reopen it first.</source>
        <translation>A reserva não foi paga a tempo e expirou. Reabra-a primeiro.</translation>
    </message>
    <message>
        <source>The booking was rejected. Reopen it first.</source>
        <translation>A reserva foi recusada. Reabra-a primeiro.</translation>
    </message>
    <message>
        <source>The booking was reopened and holds its place again.</source>
        <translation>A reserva foi reaberta e guarda o lugar de novo.</translation>
    </message>
    <message>
        <source>The booking was turned down.</source>
        <translation>A reserva foi recusada.</translation>
    </message>
    <message>
        <source>The booking {code} has no payment through Stripe: there is nothing to refund.</source>
        <translation>A reserva {code} não tem pagamento pelo Stripe: não há o que reembolsar.</translation>
    </message>
    <message>
        <source>The code the customer showed; what it takes off stands beside it.</source>
        <translation>O código que o cliente mostrou; o desconto fica ao lado.</translation>
    </message>
    <message>
        <source>The column “{column}” holds no text.</source>
        <translation>A coluna “{column}” não contém texto.</translation>
    </message>
    <message>
        <source>The comparison broke off. Nothing was changed; compare again.</source>
        <translation>A comparação foi interrompida. Nada foi alterado; compare de novo.</translation>
    </message>
    <message>
        <source>The comparison was stopped. Nothing was changed.</source>
        <translation>A comparação foi interrompida. Nada foi alterado.</translation>
    </message>
    <message>
        <source>The connection broke before Stripe&apos;s answer was here. It may have done what was asked: the same request is sent again, and Stripe does it only once.</source>
        <translation>A conexão caiu antes de a resposta do Stripe chegar. Talvez ele tenha feito o que foi pedido: a mesma requisição será reenviada, e o Stripe a executa uma só vez.</translation>
    </message>
    <message>
        <source>The connection to Stripe is not safe: its certificate cannot be checked. Nothing was sent. Check the date of this computer; if it is right, ask your network&apos;s keeper about a proxy or virus scanner.</source>
        <translation>A conexão com o Stripe não é segura: o certificado não pode ser verificado. Nada foi enviado. Confira a data deste computador; se estiver certa, pergunte a quem cuida da rede sobre um proxy ou antivírus.</translation>
    </message>
    <message>
        <source>The connection to the database was lost while saving, so it is not known whether it was saved. Reload before you try again.</source>
        <translation>A conexão com o banco de dados caiu durante o salvamento, por isso não se sabe se foi salvo. Recarregue antes de tentar de novo.</translation>
    </message>
    <message>
        <source>The customer came: it is under way.</source>
        <translation>O cliente veio: está em andamento.</translation>
    </message>
    <message>
        <source>The customer did not come.</source>
        <translation>O cliente não compareceu.</translation>
    </message>
    <message>
        <source>The customer disputes this payment at their bank, and Stripe lets nothing be given back meanwhile. Answer the dispute in the Stripe Dashboard.</source>
        <translation>O cliente contesta este pagamento no banco dele, e o Stripe não deixa devolver nada enquanto isso. Responda à contestação no Dashboard do Stripe.</translation>
    </message>
    <message>
        <source>The customer disputes this payment at their bank. Deal with it in its own refund dialog.</source>
        <translation>O cliente contesta este pagamento no banco. Trate dele na própria janela de reembolso.</translation>
    </message>
    <message>
        <source>The customer disputes this payment at their bank. Giving it back does not end the dispute by itself.</source>
        <translation>O cliente contesta este pagamento no banco dele. Devolvê-lo não encerra a contestação por si só.</translation>
    </message>
    <message>
        <source>The customer has to do something before they get {amount}: Stripe wrote to them.</source>
        <translation>O cliente precisa fazer algo antes de receber {amount}: o Stripe escreveu a ele.</translation>
    </message>
    <message>
        <source>The customer&apos;s bank disputes the payment of {amount}.</source>
        <translation>O banco do cliente contesta o pagamento de {amount}.</translation>
    </message>
    <message>
        <source>The database cannot be reached. Nothing was saved. Check the network and the server, then try again.</source>
        <translation>Não é possível alcançar o banco de dados. Nada foi salvo. Confira a rede e o servidor e tente de novo.</translation>
    </message>
    <message>
        <source>The database does not allow this to your user. Nothing was saved. Ask the administrator of the database.</source>
        <translation>O banco de dados não permite isto ao seu usuário. Nada foi salvo. Fale com o administrador do banco de dados.</translation>
    </message>
    <message>
        <source>The database has format {found} and this program needs format {known}. Run “backoffice migrate” to bring it up to date.</source>
        <translation>O banco de dados tem o formato {found} e este programa precisa do formato {known}. Execute “backoffice migrate” para atualizá-lo.</translation>
    </message>
    <message>
        <source>The database has format {found}, but this program knows formats up to {known} only. Update the program; nothing was changed.</source>
        <translation>O banco de dados tem o formato {found}, mas este programa só conhece formatos até {known}. Atualize o programa; nada foi alterado.</translation>
    </message>
    <message>
        <source>The database is busy. Nothing was saved; try again in a moment.</source>
        <translation>O banco de dados está ocupado. Nada foi salvo; tente de novo em instantes.</translation>
    </message>
    <message>
        <source>The database is open for reading only. Nothing was saved.</source>
        <translation>O banco de dados está aberto só para leitura. Nada foi salvo.</translation>
    </message>
    <message>
        <source>The database refused a value ({rule}). Nothing was saved; please report this.</source>
        <translation>O banco de dados recusou um valor ({rule}). Nada foi salvo; por favor, relate o problema.</translation>
    </message>
    <message>
        <source>The database reports an error ({reason}). Nothing was saved.</source>
        <translation>O banco de dados informa um erro ({reason}). Nada foi salvo.</translation>
    </message>
    <message>
        <source>The database server refused the connection: {reason}. Nothing was saved. Check the name of the database, the user and the password.</source>
        <translation>O servidor do banco de dados recusou a conexão: {reason}. Nada foi salvo. Verifique o nome do banco de dados, o usuário e a senha.</translation>
    </message>
    <message>
        <source>The database undid several changes because one of them failed; they are tried again.</source>
        <translation>O banco de dados desfez várias alterações porque uma delas falhou; elas serão tentadas de novo.</translation>
    </message>
    <message>
        <source>The discount is more than the price of {price}. Lower it.</source>
        <translation>O desconto é maior que o preço de {price}. Diminua-o.</translation>
    </message>
    <message>
        <source>The disk that holds the database is full. Nothing was saved. Make room, then try again.</source>
        <translation>O disco do banco de dados está cheio. Nada foi salvo. Libere espaço e tente de novo.</translation>
    </message>
    <message>
        <source>The end is missing: the last row was row {last}, and now it is row {row}.</source>
        <translation>Falta o fim: a última linha era a {last}, e agora é a linha {row}.</translation>
    </message>
    <message>
        <source>The event was on {day}. Correct its date, or choose another event.</source>
        <translation>O evento foi em {day}. Corrija a data dele ou escolha outro evento.</translation>
    </message>
    <message>
        <source>The file is empty. Its first line must name the fields.</source>
        <translation>O arquivo está vazio. A primeira linha deve trazer os nomes dos campos.</translation>
    </message>
    <message>
        <source>The file is larger than {limit} MB. Split it in parts.</source>
        <translation>O arquivo passa de {limit} MB. Divida-o em partes.</translation>
    </message>
    <message>
        <source>The file {name} cannot be read: {reason}.</source>
        <translation>O arquivo {name} não pode ser lido: {reason}.</translation>
    </message>
    <message>
        <source>The guest did not come. Reopen the booking first.</source>
        <translation>O cliente não compareceu. Reabra a reserva primeiro.</translation>
    </message>
    <message>
        <source>The held money is being let go.</source>
        <translation>O dinheiro retido está sendo liberado.</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was imported.</source>
        <translation>A importação foi interrompida. Nada foi importado.</translation>
    </message>
    <message>
        <source>The keyring did not keep the key. Check it with the keyring&apos;s own program.</source>
        <translation>O chaveiro não guardou a chave. Verifique-o com o programa do próprio chaveiro.</translation>
    </message>
    <message>
        <source>The keyring does not work at the moment. Sign out and in again, or check it with its own program.</source>
        <translation>O chaveiro não funciona no momento. Saia da sessão e entre de novo, ou verifique-o com o programa dele.</translation>
    </message>
    <message>
        <source>The keyring is locked. Unlock it (it asks for the password of your computer account) and try again.</source>
        <translation>O chaveiro está bloqueado. Desbloqueie-o (ele pede a senha da sua conta no computador) e tente de novo.</translation>
    </message>
    <message>
        <source>The keyring that Python is set to use cannot be loaded. Remove the setting (PYTHON_KEYRING_BACKEND or keyringrc.cfg), so that the keyring of the system is used.</source>
        <translation>O chaveiro definido para o Python não pode ser carregado. Remova a configuração (PYTHON_KEYRING_BACKEND ou keyringrc.cfg) para que seja usado o chaveiro do sistema.</translation>
    </message>
    <message>
        <source>The last change of its status was taken back.</source>
        <translation>A última mudança da situação foi desfeita.</translation>
    </message>
    <message>
        <source>The list has no column “{column}”.</source>
        <translation>A lista não tem a coluna “{column}”.</translation>
    </message>
    <message>
        <source>The listing has no currency. Write it there, such as BRL.</source>
        <translation>O anúncio não tem moeda. Escreva-a lá, por exemplo BRL.</translation>
    </message>
    <message>
        <source>The listing has no price. Write one there; 0 if it is free.</source>
        <translation>O anúncio não tem preço. Escreva um lá; 0 se for grátis.</translation>
    </message>
    <message>
        <source>The listing has no refund policy for this: say an amount.</source>
        <translation>O anúncio não tem política de reembolso para isto: diga um valor.</translation>
    </message>
    <message>
        <source>The listing has no such ticket tier. Choose another one.</source>
        <translation>O anúncio não tem este tipo de ingresso. Escolha outro.</translation>
    </message>
    <message>
        <source>The listing has no such ticket tier. Choose one of its tiers, or none.</source>
        <translation>O anúncio não tem este tipo de ingresso. Escolha um dos dele, ou nenhum.</translation>
    </message>
    <message>
        <source>The listing is archived. Restore it to book it.</source>
        <translation>O anúncio está arquivado. Restaure-o para reservá-lo.</translation>
    </message>
    <message>
        <source>The listing is no longer in the database.</source>
        <translation>O anúncio não está mais no banco de dados.</translation>
    </message>
    <message>
        <source>The listing is switched off. Make it active to book it.</source>
        <translation>O anúncio está desligado. Ative-o para reservá-lo.</translation>
    </message>
    <message>
        <source>The listing no longer has this ticket tier. Choose another.</source>
        <translation>O anúncio não tem mais este tipo de ingresso. Escolha outro.</translation>
    </message>
    <message>
        <source>The listing was archived again: restoring several was undone.</source>
        <translation>O anúncio foi arquivado de novo: a restauração de vários foi desfeita.</translation>
    </message>
    <message>
        <source>The listing was archived, with several at once.</source>
        <translation>O anúncio foi arquivado, com vários de uma vez.</translation>
    </message>
    <message>
        <source>The listing was archived: it is no longer sold.</source>
        <translation>O anúncio foi arquivado: não é mais vendido.</translation>
    </message>
    <message>
        <source>The listing was brought back from the archive, with several.</source>
        <translation>O anúncio foi trazido de volta do arquivo, com vários.</translation>
    </message>
    <message>
        <source>The listing was brought back from the archive.</source>
        <translation>O anúncio foi trazido de volta do arquivo.</translation>
    </message>
    <message>
        <source>The listing was brought back, as it is active in Stripe.</source>
        <translation>O anúncio foi trazido de volta, pois está ativo no Stripe.</translation>
    </message>
    <message>
        <source>The listing was brought back: archiving several was undone.</source>
        <translation>O anúncio foi trazido de volta: o arquivamento de vários foi desfeito.</translation>
    </message>
    <message>
        <source>The listing was edited since it was compared. Compare again.</source>
        <translation>O anúncio foi editado desde a comparação. Compare de novo.</translation>
    </message>
    <message>
        <source>The listing was imported from a file.</source>
        <translation>O anúncio foi importado de um arquivo.</translation>
    </message>
    <message>
        <source>The listing was made as a copy of “{original}”.</source>
        <translation>O anúncio foi feito como cópia de “{original}”.</translation>
    </message>
    <message>
        <source>The listing was made.</source>
        <translation>O anúncio foi criado.</translation>
    </message>
    <message>
        <source>The listing whose link was paid</source>
        <translation>O anúncio cujo link foi pago</translation>
    </message>
    <message>
        <source>The listing&apos;s link charges {price}, but this booking costs {total}. Send a payment page instead.</source>
        <translation>O link do anúncio cobra {price}, mas esta reserva custa {total}. Envie uma página de pagamento.</translation>
    </message>
    <message>
        <source>The macOS Keychain does not answer. Open Keychain Access and unlock the login keychain.</source>
        <translation>As Chaves do macOS não respondem. Abra o Acesso às Chaves e desbloqueie as chaves de início de sessão.</translation>
    </message>
    <message>
        <source>The marks by which the office knows it were changed in Stripe.</source>
        <translation>As marcas pelas quais o escritório o conhece foram mudadas no Stripe.</translation>
    </message>
    <message>
        <source>The money is held and was not taken: let it go instead; nothing has to be given back.</source>
        <translation>O dinheiro está retido e não foi cobrado: libere-o; nada precisa ser devolvido.</translation>
    </message>
    <message>
        <source>The order of the tickets was changed.</source>
        <translation>A ordem dos ingressos foi mudada.</translation>
    </message>
    <message>
        <source>The password holds half a character. Write it anew.</source>
        <translation>A senha contém meio caractere. Escreva-a de novo.</translation>
    </message>
    <message>
        <source>The payment failed: {failure}</source>
        <translation>O pagamento falhou: {failure}</translation>
    </message>
    <message>
        <source>The payment has not come yet.</source>
        <translation>O pagamento ainda não chegou.</translation>
    </message>
    <message>
        <source>The payment is not this booking&apos;s any more. Look at it again.</source>
        <translation>O pagamento não é mais desta reserva. Veja-o de novo.</translation>
    </message>
    <message>
        <source>The payment is over {paid}, and the booking costs {total}. Look at it.</source>
        <translation>O pagamento é de {paid}, e a reserva custa {total}. Verifique.</translation>
    </message>
    <message>
        <source>The payment names this booking itself. What Stripe received is refunded instead.</source>
        <translation>O próprio pagamento nomeia esta reserva. O que o Stripe recebeu é reembolsado.</translation>
    </message>
    <message>
        <source>The payment of {amount} is on its way.</source>
        <translation>O pagamento de {amount} está a caminho.</translation>
    </message>
    <message>
        <source>The payment page and e-mails are in it.</source>
        <translation>A página de pagamento e os e-mails são nele.</translation>
    </message>
    <message>
        <source>The payment page is closed, as it is no longer wanted.</source>
        <translation>A página de pagamento foi fechada, pois não é mais necessária.</translation>
    </message>
    <message>
        <source>The payment page is closed.</source>
        <translation>A página de pagamento está fechada.</translation>
    </message>
    <message>
        <source>The payment page over {total} is open.</source>
        <translation>A página de pagamento de {total} está aberta.</translation>
    </message>
    <message>
        <source>The payment was given back in the Stripe Dashboard meanwhile; reject this refund.</source>
        <translation>O pagamento foi devolvido no Dashboard do Stripe nesse meio tempo; recuse este reembolso.</translation>
    </message>
    <message>
        <source>The payment was made in {currency}: give back that currency.</source>
        <translation>O pagamento foi feito em {currency}: devolva nessa moeda.</translation>
    </message>
    <message>
        <source>The payment was noted by mistake and was taken back.</source>
        <translation>O pagamento foi anotado por engano e foi desfeito.</translation>
    </message>
    <message>
        <source>The payment {payment} is for this booking.</source>
        <translation>O pagamento {payment} é desta reserva.</translation>
    </message>
    <message>
        <source>The payment {payment} is not known here.</source>
        <translation>O pagamento {payment} não é conhecido aqui.</translation>
    </message>
    <message>
        <source>The payment {payment} was attached to booking {code}.</source>
        <translation>O pagamento {payment} foi vinculado à reserva {code}.</translation>
    </message>
    <message>
        <source>The payment {payment} was taken from booking {code} again.</source>
        <translation>O pagamento {payment} foi tirado de novo da reserva {code}.</translation>
    </message>
    <message>
        <source>The price was made anew: {after}, before it was {before}.</source>
        <translation>O preço foi refeito: {after}; antes era {before}.</translation>
    </message>
    <message>
        <source>The prices of its tickets differ.</source>
        <translation>Os preços dos ingressos são diferentes.</translation>
    </message>
    <message>
        <source>The product that it names is not in this Stripe account: it is of another one, or was deleted.</source>
        <translation>O produto que ele cita não está nesta conta do Stripe: é de outra, ou foi excluído.</translation>
    </message>
    <message>
        <source>The program failed while working on this; the log says where. It tries again.</source>
        <translation>O programa falhou ao trabalhar nisto; o log diz onde. Ele tentará de novo.</translation>
    </message>
    <message>
        <source>The queue was paused. Edits are saved and wait until it is resumed.</source>
        <translation>A fila foi pausada. As alterações são salvas e aguardam até ela ser retomada.</translation>
    </message>
    <message>
        <source>The refund of {amount} failed: {failure}. The customer has not got it; it can be sent anew.</source>
        <translation>O reembolso de {amount} falhou: {failure}. O cliente não o recebeu; ele pode ser enviado de novo.</translation>
    </message>
    <message>
        <source>The refund of {amount} is being sent to Stripe.</source>
        <translation>O reembolso de {amount} está sendo enviado ao Stripe.</translation>
    </message>
    <message>
        <source>The refund of {amount} was canceled in Stripe.</source>
        <translation>O reembolso de {amount} foi cancelado no Stripe.</translation>
    </message>
    <message>
        <source>The refund of {amount} was not decided or sent in time.</source>
        <translation>O reembolso de {amount} não foi decidido ou enviado a tempo.</translation>
    </message>
    <message>
        <source>The restaurant is closed on {day}. Choose another day.</source>
        <translation>O restaurante está fechado em {day}. Escolha outro dia.</translation>
    </message>
    <message>
        <source>The restaurant is open from {opening} to {closing}. Choose a time then.</source>
        <translation>O restaurante abre das {opening} às {closing}. Escolha um horário entre eles.</translation>
    </message>
    <message>
        <source>The restaurant takes no reservations.</source>
        <translation>O restaurante não aceita reservas.</translation>
    </message>
    <message>
        <source>The resync goes on.</source>
        <translation>A ressincronização continua.</translation>
    </message>
    <message>
        <source>The resync was stopped before this listing was done.</source>
        <translation>A sincronização foi interrompida antes deste anúncio.</translation>
    </message>
    <message>
        <source>The resync was stopped.</source>
        <translation>A ressincronização foi interrompida.</translation>
    </message>
    <message>
        <source>The rows after row {last} were not written by Backoffice.</source>
        <translation>As linhas depois da linha {last} não foram escritas pelo Backoffice.</translation>
    </message>
    <message>
        <source>The same amount</source>
        <translation>O mesmo valor</translation>
    </message>
    <message>
        <source>The same e-mail address</source>
        <translation>O mesmo e-mail</translation>
    </message>
    <message>
        <source>The same name</source>
        <translation>O mesmo nome</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read: {reason}. Mend it, or move it away to start with fresh settings.</source>
        <translation>O arquivo de configurações {path} não pode ser lido: {reason}. Corrija-o ou tire-o de lá para começar com configurações novas.</translation>
    </message>
    <message>
        <source>The signature is not Stripe&apos;s, or too old.</source>
        <translation>A assinatura não é do Stripe ou é antiga demais.</translation>
    </message>
    <message>
        <source>The stored password of {name} cannot be checked. An administrator can set another one.</source>
        <translation>A senha guardada de {name} não pode ser verificada. Um administrador pode definir outra.</translation>
    </message>
    <message>
        <source>The text holds a character that cannot be stored (NUL).</source>
        <translation>O texto contém um caractere que não pode ser guardado (NUL).</translation>
    </message>
    <message>
        <source>The ticket “{ticket}” was added. It costs {price}.</source>
        <translation>O ingresso “{ticket}” foi adicionado. Custa {price}.</translation>
    </message>
    <message>
        <source>The ticket “{ticket}” was removed. It cost {price}.</source>
        <translation>O ingresso “{ticket}” foi removido. Custava {price}.</translation>
    </message>
    <message>
        <source>The total would be {total}, which Stripe does not charge. {why}</source>
        <translation>O total seria {total}, que o Stripe não cobra. {why}</translation>
    </message>
    <message>
        <source>The vehicle</source>
        <translation>O veículo</translation>
    </message>
    <message>
        <source>The vehicle comes back before it goes. Write a day from {start} on.</source>
        <translation>O veículo volta antes de sair. Escreva um dia a partir de {start}.</translation>
    </message>
    <message>
        <source>The vehicle is away then. Choose other days, or another vehicle.</source>
        <translation>O veículo está fora nesses dias. Escolha outros dias ou outro veículo.</translation>
    </message>
    <message>
        <source>The vehicle is in maintenance. Choose another, or make it available.</source>
        <translation>O veículo está em manutenção. Escolha outro ou torne-o disponível.</translation>
    </message>
    <message>
        <source>The venue, as guests know it.</source>
        <translation>O local, como os participantes o conhecem.</translation>
    </message>
    <message>
        <source>The year {year} cannot be right. Write one from {first} to {last}.</source>
        <translation>O ano {year} não pode estar certo. Escreva um de {first} a {last}.</translation>
    </message>
    <message>
        <source>There are bookings of the ticket “{name}”. Switch it off instead of deleting it.</source>
        <translation>Há reservas do ingresso “{name}”. Desligue-o em vez de excluí-lo.</translation>
    </message>
    <message>
        <source>There is a blank inside this key. Copy it again, in one piece.</source>
        <translation>Há um espaço dentro desta chave. Copie-a de novo, inteira.</translation>
    </message>
    <message>
        <source>There is no booking to cancel.</source>
        <translation>Não há reserva a cancelar.</translation>
    </message>
    <message>
        <source>There is no booking {code}.</source>
        <translation>Não há reserva {code}.</translation>
    </message>
    <message>
        <source>There is no connection to the internet. Nothing is lost: everything goes out when the connection is back.</source>
        <translation>Não há conexão com a internet. Nada se perdeu: tudo será enviado quando a conexão voltar.</translation>
    </message>
    <message>
        <source>There is no field “{field}”.</source>
        <translation>Não existe o campo “{field}”.</translation>
    </message>
    <message>
        <source>There is no field “{name}” here. Leave it out.</source>
        <translation>Não existe o campo “{name}” aqui. Deixe-o de fora.</translation>
    </message>
    <message>
        <source>There is no field “{name}”. Did you mean “{near}”?</source>
        <translation>Não existe o campo “{name}”. Você quis dizer “{near}”?</translation>
    </message>
    <message>
        <source>There is no field “{name}”. The fields are: {fields}.</source>
        <translation>Não existe o campo “{name}”. Os campos são: {fields}.</translation>
    </message>
    <message>
        <source>There is no keyring that could keep the key safe. Install gnome-keyring or KWallet (“sudo apt install gnome-keyring”), sign in anew and try again. Without a desktop, set STRIPE_SECRET_KEY instead.</source>
        <translation>Não há um chaveiro que guarde a chave com segurança. Instale o gnome-keyring ou o KWallet (“sudo apt install gnome-keyring”), entre de novo na sessão e tente outra vez. Sem área de trabalho, defina STRIPE_SECRET_KEY.</translation>
    </message>
    <message>
        <source>There is no listing “{name}” among the {kind}. Write its slug or its number.</source>
        <translation>Não há anúncio “{name}” entre {kind}. Escreva o slug ou o número dele.</translation>
    </message>
    <message>
        <source>There is nothing to take back: choose what to do with the booking instead.</source>
        <translation>Não há nada a desfazer: escolha o que fazer com a reserva.</translation>
    </message>
    <message>
        <source>There is nothing to take note of: this refund did not fail.</source>
        <translation>Não há nada de que tomar nota: este reembolso não falhou.</translation>
    </message>
    <message>
        <source>There is somebody called “{name}” already. Write another name.</source>
        <translation>Já existe alguém chamado “{name}”. Escreva outro nome.</translation>
    </message>
    <message>
        <source>These are {count} entries. Keep {maximum} at most.</source>
        <translation>São {count} itens. Mantenha no máximo {maximum}.</translation>
    </message>
    <message>
        <source>These are {count} ticket tiers. Keep {maximum} at most.</source>
        <translation>São {count} modalidades de ingresso. Mantenha no máximo {maximum}.</translation>
    </message>
    <message>
        <source>These are {names} names for {people} people. Take some out, or raise the number.</source>
        <translation>São {names} nomes para {people} pessoas. Tire alguns ou aumente o número.</translation>
    </message>
    <message>
        <source>This booking is free: there is nothing to pay.</source>
        <translation>Esta reserva é grátis: não há nada a pagar.</translation>
    </message>
    <message>
        <source>This booking names no e-mail address. Add it, or copy the page&apos;s address.</source>
        <translation>Esta reserva não tem e-mail. Acrescente-o ou copie o endereço da página.</translation>
    </message>
    <message>
        <source>This booking no longer holds its place. Reopen it, or make a new one.</source>
        <translation>Esta reserva não guarda mais o lugar. Reabra-a ou faça uma nova.</translation>
    </message>
    <message>
        <source>This booking was paid already.</source>
        <translation>Esta reserva já foi paga.</translation>
    </message>
    <message>
        <source>This cannot be left empty.</source>
        <translation>Isto não pode ficar vazio.</translation>
    </message>
    <message>
        <source>This database belongs to the Stripe account {bound} ({bound_mode}), but the key is for {other} ({other_mode}). Nothing was sent. Use a key of that account, or another database.</source>
        <translation>Este banco de dados pertence à conta do Stripe {bound} ({bound_mode}), mas a chave é de {other} ({other_mode}). Nada foi enviado. Use uma chave daquela conta ou outro banco de dados.</translation>
    </message>
    <message>
        <source>This has {length} characters. Shorten it to {maximum}.</source>
        <translation>Isto tem {length} caracteres. Encurte para {maximum}.</translation>
    </message>
    <message>
        <source>This is a publishable key (pk_). The secret key (sk_) or a restricted one (rk_) is needed: see Developers › API keys in the Stripe Dashboard.</source>
        <translation>Esta é uma chave publicável (pk_). É necessária a chave secreta (sk_) ou uma restrita (rk_): veja Desenvolvedores › Chaves da API no Dashboard do Stripe.</translation>
    </message>
    <message>
        <source>This is longer than {days} days. Split it into several bookings.</source>
        <translation>São mais de {days} dias. Divida em várias reservas.</translation>
    </message>
    <message>
        <source>This is no Stripe key. It starts with sk_test_, sk_live_, rk_test_ or rk_live_; copy it whole from Developers › API keys in the Stripe Dashboard.</source>
        <translation>Isto não é uma chave do Stripe. Ela começa com sk_test_, sk_live_, rk_test_ ou rk_live_; copie-a inteira em Desenvolvedores › Chaves da API no Dashboard do Stripe.</translation>
    </message>
    <message>
        <source>This is no signing secret. Copy it from the endpoint in Stripe&apos;s Dashboard: it begins whsec_.</source>
        <translation>Isto não é um segredo de assinatura. Copie-o do endpoint no Dashboard do Stripe: começa com whsec_.</translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation>Isto não é um número de telefone.</translation>
    </message>
    <message>
        <source>This is not a text file. Save it as CSV (UTF-8).</source>
        <translation>Isto não é um arquivo de texto. Salve-o como CSV (UTF-8).</translation>
    </message>
    <message>
        <source>This is not the password. Look at Caps Lock, too.</source>
        <translation>Esta não é a senha. Veja também a tecla Caps Lock.</translation>
    </message>
    <message>
        <source>This is only the masked form of a key. Press Reveal in the Stripe Dashboard and copy it whole.</source>
        <translation>Esta é só a forma mascarada de uma chave. Clique em Revelar no Dashboard do Stripe e copie-a inteira.</translation>
    </message>
    <message>
        <source>This is the signing secret of a webhook (whsec_), not an API key. See Developers › API keys in the Stripe Dashboard.</source>
        <translation>Este é o segredo de assinatura de um webhook (whsec_), não uma chave da API. Veja Desenvolvedores › Chaves da API no Dashboard do Stripe.</translation>
    </message>
    <message>
        <source>This is too long for an amount in {currency}. Write it like {example}.</source>
        <translation>Isto é longo demais para um valor em {currency}. Escreva como {example}.</translation>
    </message>
    <message>
        <source>This job is running or may have reached Stripe already, so it cannot be cancelled.</source>
        <translation>Esta tarefa está em andamento ou já pode ter chegado ao Stripe, por isso não pode ser cancelada.</translation>
    </message>
    <message>
        <source>This key belongs to practice mode and opens no account at Stripe.</source>
        <translation>Esta chave pertence ao modo de prática e não abre nenhuma conta no Stripe.</translation>
    </message>
    <message>
        <source>This key is cut off. Copy it whole from Developers › API keys in the Stripe Dashboard.</source>
        <translation>Esta chave está cortada. Copie-a inteira em Desenvolvedores › Chaves da API no Dashboard do Stripe.</translation>
    </message>
    <message>
        <source>This key may not read its own account, so it cannot be told whose it is. Nothing was sent. Give it that permission in the Stripe Dashboard. Stripe says: {words}</source>
        <translation>Esta chave não pode ler a própria conta, por isso não se sabe de quem ela é. Nada foi enviado. Dê a ela essa permissão no Dashboard do Stripe. O Stripe diz: {words}</translation>
    </message>
    <message>
        <source>This line has {found} cells, but the header names {expected} fields. Put a text that holds the separator in quotation marks.</source>
        <translation>Esta linha tem {found} células, mas o cabeçalho traz {expected} campos. Ponha entre aspas um texto que contenha o separador.</translation>
    </message>
    <message>
        <source>This listing has no payment link now. Send a payment page instead.</source>
        <translation>Este anúncio não tem link de pagamento agora. Envie uma página de pagamento.</translation>
    </message>
    <message>
        <source>This listing is not paid online. Note the payment by hand, or switch selling online on.</source>
        <translation>Este anúncio não é pago online. Anote o pagamento à mão ou ligue a venda online.</translation>
    </message>
    <message>
        <source>This payment belongs to a booking.</source>
        <translation>Este pagamento é de uma reserva.</translation>
    </message>
    <message>
        <source>This payment belongs to booking {code} already.</source>
        <translation>Este pagamento já é da reserva {code}.</translation>
    </message>
    <message>
        <source>This payment is for the booking {code} already.</source>
        <translation>Este pagamento já é da reserva {code}.</translation>
    </message>
    <message>
        <source>This payment is in {paid}, and the booking is charged in {booked}.</source>
        <translation>Este pagamento é em {paid}, e a reserva é cobrada em {booked}.</translation>
    </message>
    <message>
        <source>This program does not know how to do “{kind}”. Update it.</source>
        <translation>Este programa não sabe fazer “{kind}”. Atualize-o.</translation>
    </message>
    <message>
        <source>This record is no longer in the database. Reload the list.</source>
        <translation>Este registro não está mais no banco de dados. Recarregue a lista.</translation>
    </message>
    <message>
        <source>This refund is {state} by now; that can no longer be done.</source>
        <translation>Este reembolso já está {state}; isso não pode mais ser feito.</translation>
    </message>
    <message>
        <source>This request has the refund {known} in Stripe already, not {other}.</source>
        <translation>Este pedido já tem o reembolso {known} no Stripe, não {other}.</translation>
    </message>
    <message>
        <source>This request is too old to approve. Ask for the refund again.</source>
        <translation>Este pedido é antigo demais para aprovar. Peça o reembolso de novo.</translation>
    </message>
    <message>
        <source>This ticket tier is no longer sold. Choose another.</source>
        <translation>Este tipo de ingresso não é mais vendido. Escolha outro.</translation>
    </message>
    <message>
        <source>This value cannot be stored.</source>
        <translation>Este valor não pode ser guardado.</translation>
    </message>
    <message>
        <source>Three letters, such as BRL or EUR. Every amount of this listing is in it.</source>
        <translation>Três letras, como BRL ou EUR. Todos os valores deste anúncio estão nela.</translation>
    </message>
    <message>
        <source>Ticket tier</source>
        <translation>Tipo de ingresso</translation>
    </message>
    <message>
        <source>Ticket tiers</source>
        <translation>Modalidades de ingresso</translation>
    </message>
    <message>
        <source>Tickets available</source>
        <translation>Ingressos disponíveis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Até</translation>
    </message>
    <message>
        <source>Took note that the refund of {amount} was not made.</source>
        <translation>Tomou nota de que o reembolso de {amount} não foi feito.</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>Trilha</translation>
    </message>
    <message>
        <source>Transmission</source>
        <translation>Câmbio</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Type a part of its name, then choose.</source>
        <translation>Digite parte do nome e escolha.</translation>
    </message>
    <message>
        <source>Use small letters, digits and single hyphens only, such as {example}.</source>
        <translation>Use só letras minúsculas, números e hifens simples, como {example}.</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>Espera aprovação</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Formas de pagamento</translation>
    </message>
    <message>
        <source>Web address name</source>
        <translation>Nome no endereço da web</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Wellness</source>
        <translation>Bem-estar</translation>
    </message>
    <message>
        <source>What Stripe signed is no event of a known form.</source>
        <translation>O que o Stripe assinou não é um evento de forma conhecida.</translation>
    </message>
    <message>
        <source>What a guest gets back, and until when.</source>
        <translation>O que o cliente recebe de volta, e até quando.</translation>
    </message>
    <message>
        <source>What a reservation costs. Without a price it is not sold online.</source>
        <translation>Quanto custa uma reserva. Sem preço não é vendido on-line.</translation>
    </message>
    <message>
        <source>What came back is not an answer of Stripe&apos;s. A proxy or a sign-in page of the network may have answered in its place. The same request is sent again, and Stripe does it only once.</source>
        <translation>O que voltou não é uma resposta do Stripe. Um proxy ou uma página de login da rede pode ter respondido no lugar dele. A mesma requisição será reenviada, e o Stripe a executa uma só vez.</translation>
    </message>
    <message>
        <source>What each further driver costs a day.</source>
        <translation>Quanto custa por dia cada condutor a mais.</translation>
    </message>
    <message>
        <source>What goes along, such as a child seat.</source>
        <translation>O que vai junto, por exemplo uma cadeirinha.</translation>
    </message>
    <message>
        <source>What guests get</source>
        <translation>O que está incluído</translation>
    </message>
    <message>
        <source>What is kept of the trail&apos;s end apart from its rows is gone.</source>
        <translation>O que é guardado do fim da trilha à parte das linhas sumiu.</translation>
    </message>
    <message>
        <source>What one day costs. Without a price it is not sold online.</source>
        <translation>Quanto custa uma diária. Sem preço não é vendido on-line.</translation>
    </message>
    <message>
        <source>What one night costs. Without a price it is not sold online.</source>
        <translation>Quanto custa uma noite. Sem preço não é vendido on-line.</translation>
    </message>
    <message>
        <source>What one person pays. Without a price it is not sold online.</source>
        <translation>Quanto paga uma pessoa. Sem preço não é vendido on-line.</translation>
    </message>
    <message>
        <source>What one ticket costs. Without a price it is not sold online.</source>
        <translation>Quanto custa um ingresso. Sem preço não é vendido on-line.</translation>
    </message>
    <message>
        <source>What one ticket of this tier costs. Leave it empty for a free one.</source>
        <translation>Quanto custa um ingresso desta modalidade. Deixe vazio se for gratuito.</translation>
    </message>
    <message>
        <source>What the customer asked for.</source>
        <translation>O que o cliente pediu.</translation>
    </message>
    <message>
        <source>What the restaurant takes: Pix, card, cash.</source>
        <translation>O que o restaurante aceita: Pix, cartão, dinheiro.</translation>
    </message>
    <message>
        <source>What the supplier gets for each sale. Customers never see it.</source>
        <translation>Quanto o fornecedor recebe por venda. Os clientes nunca veem.</translation>
    </message>
    <message>
        <source>What was approved is not what would be sent: payment, amount, account or mode differ. Nothing was sent.</source>
        <translation>O que foi aprovado não é o que seria enviado: pagamento, valor, conta ou modo são diferentes. Nada foi enviado.</translation>
    </message>
    <message>
        <source>What {name} may do was changed.</source>
        <translation>Mudou o que {name} pode fazer.</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>When and how many</source>
        <translation>Quando e quantos</translation>
    </message>
    <message>
        <source>When and where</source>
        <translation>Quando e onde</translation>
    </message>
    <message>
        <source>Where the payment page and the receipt are sent.</source>
        <translation>Para onde vão a página de pagamento e o recibo.</translation>
    </message>
    <message>
        <source>Where tickets are sold elsewhere, if they are.</source>
        <translation>Onde mais os ingressos são vendidos, se for o caso.</translation>
    </message>
    <message>
        <source>Which of the listing&apos;s tickets; without one its own price counts.</source>
        <translation>Qual dos ingressos do anúncio; sem um, vale o preço dele.</translation>
    </message>
    <message>
        <source>Who asks for a refund cannot approve it. Ask another manager.</source>
        <translation>Quem pede um reembolso não pode aprová-lo. Peça a outro gerente.</translation>
    </message>
    <message>
        <source>Who books, with first and last name.</source>
        <translation>Quem reserva, com nome e sobrenome.</translation>
    </message>
    <message>
        <source>Who comes, for lists at the door; may be left empty.</source>
        <translation>Quem vem, para listas na porta; pode ficar vazio.</translation>
    </message>
    <message>
        <source>Who provides it and is paid the net rate.</source>
        <translation>Quem fornece e recebe a tarifa net.</translation>
    </message>
    <message>
        <source>Why a conflict was overridden</source>
        <translation>Por que um conflito foi ignorado</translation>
    </message>
    <message>
        <source>Why the discount</source>
        <translation>Por que o desconto</translation>
    </message>
    <message>
        <source>With both times, every 24 hours begun are a day; without them, calendar days.</source>
        <translation>Com os dois horários, cada 24 horas iniciadas são um dia; sem eles, dias de calendário.</translation>
    </message>
    <message>
        <source>With country and area code, such as +55 81 3333-0000.</source>
        <translation>Com código do país e DDD, como +55 81 3333-0000.</translation>
    </message>
    <message>
        <source>With country and area code, such as +55 81 99999-0000.</source>
        <translation>Com código do país e DDD, como +55 81 99999-0000.</translation>
    </message>
    <message>
        <source>With this booking {coming} come; it takes place from {fewest} on.</source>
        <translation>Com esta reserva vêm {coming}; acontece a partir de {fewest}.</translation>
    </message>
    <message>
        <source>With this tier {total} tickets are on sale for {places} places. Lower it, or raise the most participants.</source>
        <translation>Com esta modalidade há {total} ingressos à venda para {places} lugares. Diminua-a ou aumente o máximo de participantes.</translation>
    </message>
    <message>
        <source>With “Payment page” the page is made as soon as you save.</source>
        <translation>Com “Página de pagamento” a página é criada assim que você salva.</translation>
    </message>
    <message>
        <source>Withdrew the request for a refund of {amount}.</source>
        <translation>Retirou o pedido de um reembolso de {amount}.</translation>
    </message>
    <message>
        <source>Words to find it by.</source>
        <translation>Palavras para encontrá-lo.</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>Write a name of up to 200 characters.</source>
        <translation>Escreva um nome de até 200 caracteres.</translation>
    </message>
    <message>
        <source>Write a number from {minimum} to {maximum}.</source>
        <translation>Escreva um número de {minimum} a {maximum}.</translation>
    </message>
    <message>
        <source>Write each day once, from Monday on: mon; tue; wed.</source>
        <translation>Escreva cada dia uma vez, a partir da segunda-feira: mon; tue; wed.</translation>
    </message>
    <message>
        <source>Write how much to give back; it is more than nothing.</source>
        <translation>Escreva quanto devolver; é mais que nada.</translation>
    </message>
    <message>
        <source>Write the amount with the digits 0 to 9, such as {example}.</source>
        <translation>Escreva o valor com os algarismos de 0 a 9, como {example}.</translation>
    </message>
    <message>
        <source>Write this on one line.</source>
        <translation>Escreva isto em uma só linha.</translation>
    </message>
    <message>
        <source>Write ticket tiers as a JSON list, such as [{example}]; the file “--template” lists the rest.</source>
        <translation>Escreva as modalidades de ingresso como uma lista JSON, como [{example}]; o arquivo “--template” traz o resto.</translation>
    </message>
    <message>
        <source>Write what “{coupon}” takes off: a percentage or an amount. Or empty the coupon.</source>
        <translation>Escreva o que “{coupon}” desconta: uma porcentagem ou um valor. Ou esvazie o cupom.</translation>
    </message>
    <message>
        <source>Written by who booked it all the same.</source>
        <translation>Escrito por quem reservou mesmo assim.</translation>
    </message>
    <message>
        <source>Wrong passwords were written for {name} several times in a row.</source>
        <translation>Senhas erradas foram escritas para {name} várias vezes seguidas.</translation>
    </message>
    <message>
        <source>Wrong passwords were written for {name} too often. Wait until {until}.</source>
        <translation>Senhas erradas foram escritas para {name} vezes demais. Espere até {until}.</translation>
    </message>
    <message>
        <source>Year built</source>
        <translation>Ano de fabricação</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>You approved this already. A second manager has to approve it.</source>
        <translation>Você já aprovou isto. Um segundo gerente precisa aprovar.</translation>
    </message>
    <message>
        <source>You may approve {limit} a day and have approved {spent} today. Another manager can approve this one.</source>
        <translation>Você pode aprovar {limit} por dia e hoje já aprovou {spent}. Outro gerente pode aprovar este.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>nights</source>
        <translation>noites</translation>
    </message>
    <message>
        <source>people</source>
        <translation>pessoas</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>por dia</translation>
    </message>
    <message>
        <source>per night</source>
        <translation>por noite</translation>
    </message>
    <message>
        <source>per person</source>
        <translation>por pessoa</translation>
    </message>
    <message>
        <source>per reservation</source>
        <translation>por reserva</translation>
    </message>
    <message>
        <source>per stay</source>
        <translation>por estadia</translation>
    </message>
    <message>
        <source>per ticket</source>
        <translation>por ingresso</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>ingressos</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>sem data</translation>
    </message>
    <message>
        <source>{amount} are held for the office, but not paid yet.</source>
        <translation>{amount} estão retidos para o escritório, mas ainda não pagos.</translation>
    </message>
    <message>
        <source>{amount} are to be paid later; there is no deadline.</source>
        <translation>{amount} serão pagos depois; não há prazo.</translation>
    </message>
    <message>
        <source>{amount} came without a booking.</source>
        <translation>{amount} chegaram sem reserva.</translation>
    </message>
    <message>
        <source>{amount} is more than any refund may be here.</source>
        <translation>{amount} é mais do que qualquer reembolso pode ser aqui.</translation>
    </message>
    <message>
        <source>{amount} of it was given back in the Stripe Dashboard.</source>
        <translation>{amount} dele foram devolvidos no Dashboard do Stripe.</translation>
    </message>
    <message>
        <source>{amount} were paid back by hand.</source>
        <translation>{amount} foi devolvido à mão.</translation>
    </message>
    <message>
        <source>{amount} were paid by bank transfer.</source>
        <translation>{amount} foram pagos por transferência bancária.</translation>
    </message>
    <message>
        <source>{amount} were paid in cash.</source>
        <translation>{amount} foram pagos em dinheiro.</translation>
    </message>
    <message>
        <source>{captured} were paid through Stripe.</source>
        <translation>{captured} foram pagos pelo Stripe.</translation>
    </message>
    <message>
        <source>{count} jobs were given up and need attention; {waiting} wait.</source>
        <translation>{count} tarefas foram abandonadas e precisam de atenção; {waiting} aguardam.</translation>
    </message>
    <message>
        <source>{currency} has no decimals. Write a whole amount, such as {example}.</source>
        <translation>{currency} não tem centavos. Escreva um valor inteiro, como {example}.</translation>
    </message>
    <message>
        <source>{currency} has {places} decimals at most. Write the amount like {example}.</source>
        <translation>{currency} tem no máximo {places} casas decimais. Escreva o valor como {example}.</translation>
    </message>
    <message>
        <source>{currency} is no currency that Stripe takes.</source>
        <translation>{currency} não é uma moeda que o Stripe aceite.</translation>
    </message>
    <message>
        <source>{day} is past. Choose a day from today on.</source>
        <translation>{day} já passou. Escolha um dia a partir de hoje.</translation>
    </message>
    <message>
        <source>{fault} Places found: {count}; `backoffice trail verify` names all.</source>
        <translation>{fault} Lugares encontrados: {count}; `backoffice trail verify` nomeia todos.</translation>
    </message>
    <message>
        <source>{field} of the ticket “{ticket}” was changed.</source>
        <translation>{field} do ingresso “{ticket}” mudou.</translation>
    </message>
    <message>
        <source>{field} was changed, of several listings at once.</source>
        <translation>{field} mudou, de vários anúncios de uma vez.</translation>
    </message>
    <message>
        <source>{field} was changed.</source>
        <translation>{field} foi alterado.</translation>
    </message>
    <message>
        <source>{field} was taken from Stripe.</source>
        <translation>{field} foi tomado do Stripe.</translation>
    </message>
    <message>
        <source>{field}: the change of several listings was taken back.</source>
        <translation>{field}: a mudança de vários anúncios foi desfeita.</translation>
    </message>
    <message>
        <source>{free} of {most} places are free, and {wanted} are wanted.</source>
        <translation>{free} de {most} vagas estão livres, e são pedidas {wanted}.</translation>
    </message>
    <message>
        <source>{free} of {stock} tickets of this tier are left, and {wanted} are wanted.</source>
        <translation>Restam {free} de {stock} ingressos deste tipo, e são pedidos {wanted}.</translation>
    </message>
    <message>
        <source>{guests} guests do not fit: {most} are the most a room takes. Book more rooms.</source>
        <translation>{guests} hóspedes não cabem: um quarto leva no máximo {most}. Reserve mais quartos.</translation>
    </message>
    <message>
        <source>{least} nights are the shortest stay, and this one has {nights}.</source>
        <translation>A hospedagem mínima é de {least} noites, e esta tem {nights}.</translation>
    </message>
    <message>
        <source>{most} people are the largest party. Split it into several tables.</source>
        <translation>O maior grupo é de {most} pessoas. Divida em várias mesas.</translation>
    </message>
    <message>
        <source>{name} has no password yet and chooses one when signing in.</source>
        <translation>{name} ainda não tem senha e escolhe uma ao entrar.</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name} pode entrar de novo.</translation>
    </message>
    <message>
        <source>{name} may sign in no more.</source>
        <translation>{name} não pode mais entrar.</translation>
    </message>
    <message>
        <source>{name} was added to the people of the office.</source>
        <translation>{name} foi adicionado às pessoas do escritório.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}. Nothing was changed.</source>
        <translation>{path} não pode ser usado: {reason}. Nada foi alterado.</translation>
    </message>
    <message>
        <source>{path} is damaged, and there is no backup of it beside it. You can open it for reading only.</source>
        <translation>{path} está danificado, e não há cópia de segurança ao lado. Você pode abri-lo só para leitura.</translation>
    </message>
    <message>
        <source>{path} is damaged. You can restore one of {count} backups (the damaged file is kept), or open it for reading only.</source>
        <translation>{path} está danificado. Você pode restaurar um de {count} backups (o arquivo danificado é mantido) ou abri-lo só para leitura.</translation>
    </message>
    <message>
        <source>{path} is not a usable backup. Nothing was changed.</source>
        <translation>{path} não é um backup utilizável. Nada foi alterado.</translation>
    </message>
    <message>
        <source>{path} is open in another Backoffice (process {pid}). Close that one first, or use a PostgreSQL database.</source>
        <translation>{path} está aberto em outro Backoffice (processo {pid}). Feche-o primeiro ou use um banco PostgreSQL.</translation>
    </message>
    <message>
        <source>{path} is open in another Backoffice. Close that one first, or use a PostgreSQL database.</source>
        <translation>{path} está aberto em outro Backoffice. Feche-o primeiro ou use um banco PostgreSQL.</translation>
    </message>
    <message>
        <source>{path} lies on a network share ({kind}), where SQLite loses data. Keep the file on this computer, or use a PostgreSQL database to work together.</source>
        <translation>{path} está em uma pasta de rede ({kind}), onde o SQLite perde dados. Mantenha o arquivo neste computador ou use um banco PostgreSQL para trabalhar em conjunto.</translation>
    </message>
    <message>
        <source>{refunded} of {captured} were given back.</source>
        <translation>{refunded} de {captured} foram devolvidos.</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} a {end}</translation>
    </message>
    <message>
        <source>{start} to {end}, guests: {people}</source>
        <translation>{start} a {end}, hóspedes: {people}</translation>
    </message>
    <message>
        <source>{start} {at}, people: {people}</source>
        <translation>{start} {at}, pessoas: {people}</translation>
    </message>
    <message>
        <source>{start}, people: {people}</source>
        <translation>{start}, pessoas: {people}</translation>
    </message>
    <message>
        <source>{waiting} jobs wait.</source>
        <translation>{waiting} tarefas aguardam.</translation>
    </message>
    <message>
        <source>{where} holds data of another program. Choose another database; nothing was changed.</source>
        <translation>{where} contém dados de outro programa. Escolha outro banco de dados; nada foi alterado.</translation>
    </message>
    <message>
        <source>{where} is empty or not there yet; the program makes it.</source>
        <translation>{where} está vazio ou ainda não existe; o programa o cria.</translation>
    </message>
    <message>
        <source>{where}: {dialect} {version}, format {format}.</source>
        <translation>{where}: {dialect} {version}, formato {format}.</translation>
    </message>
    <message>
        <source>“Fraudulent” puts the customer&apos;s card and e-mail on Stripe&apos;s block lists: they cannot pay you again.</source>
        <translation>“Fraudulento” põe o cartão e o e-mail do cliente nas listas de bloqueio do Stripe: ele não poderá mais pagar a vocês.</translation>
    </message>
    <message>
        <source>“{address}” is not the address of a database. It looks like sqlite:///folder/file.db or postgresql://user@host/database.</source>
        <translation>“{address}” não é o endereço de um banco de dados. Ele tem a forma sqlite:///pasta/arquivo.db ou postgresql://usuario@servidor/banco.</translation>
    </message>
    <message>
        <source>“{code}” is no code of these bookings. Leave it empty, and the booking gets one.</source>
        <translation>“{code}” não é um código destas reservas. Deixe vazio, e a reserva recebe um.</translation>
    </message>
    <message>
        <source>“{part}” is no tier. Write days before the start and the percent given back: 7: 100%; 2: 50%.</source>
        <translation>“{part}” não é um nível. Escreva os dias antes do início e a porcentagem devolvida: 7: 100%; 2: 50%.</translation>
    </message>
    <message>
        <source>“{sign}” is not the sign of {currency}. Write only the number, such as {example}, or change the currency.</source>
        <translation>“{sign}” não é o símbolo de {currency}. Escreva só o número, como {example}, ou mude a moeda.</translation>
    </message>
    <message>
        <source>“{text}” can be read in two ways. Write {decimal} or {whole}.</source>
        <translation>“{text}” pode ser lido de duas formas. Escreva {decimal} ou {whole}.</translation>
    </message>
    <message>
        <source>“{text}” is neither a CPF (11 digits, such as {cpf}) nor a CNPJ (14, such as {cnpj}). Compare it digit by digit, or leave it empty.</source>
        <translation>“{text}” não é um CPF (11 dígitos, como {cpf}) nem um CNPJ (14, como {cnpj}). Confira dígito por dígito ou deixe vazio.</translation>
    </message>
    <message>
        <source>“{text}” is neither a CPF nor a CNPJ. Write the 11 digits of a CPF or the 14 of a CNPJ.</source>
        <translation>“{text}” não é um CPF nem um CNPJ. Escreva os 11 dígitos de um CPF ou os 14 de um CNPJ.</translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no. Write yes or no.</source>
        <translation>“{text}” não é sim nem não. Escreva sim ou não.</translation>
    </message>
    <message>
        <source>“{text}” is none of the choices. Write one of: {choices}.</source>
        <translation>“{text}” não é uma das opções. Escreva uma destas: {choices}.</translation>
    </message>
    <message>
        <source>“{text}” is not a currency that Stripe charges in. Write its three letters, such as BRL.</source>
        <translation>“{text}” não é uma moeda em que o Stripe cobra. Escreva as três letras dela, como BRL.</translation>
    </message>
    <message>
        <source>“{text}” is not a date. Write it as {order}, such as {example}.</source>
        <translation>“{text}” não é uma data. Escreva na forma {order}, como {example}.</translation>
    </message>
    <message>
        <source>“{text}” is not a day of the week. Write days like mon; tue; sat.</source>
        <translation>“{text}” não é um dia da semana. Escreva os dias assim: mon; tue; sat.</translation>
    </message>
    <message>
        <source>“{text}” is not a number of degrees. Write it like -3.8541.</source>
        <translation>“{text}” não é um número de graus. Escreva como -3,8541.</translation>
    </message>
    <message>
        <source>“{text}” is not a phone number. Write it with country and area code: +55 81 99999-0000.</source>
        <translation>“{text}” não é um número de telefone. Escreva com código do país e DDD: +55 81 99999-0000.</translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write hours and minutes, such as 09:30.</source>
        <translation>“{text}” não é um horário. Escreva horas e minutos, como 09:30.</translation>
    </message>
    <message>
        <source>“{text}” is not a web address. Write it whole, such as https://example.org/page.</source>
        <translation>“{text}” não é um endereço da web. Escreva-o inteiro, como https://example.org/page.</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number. Write it with digits only, such as 12.</source>
        <translation>“{text}” não é um número inteiro. Escreva só algarismos, como 12.</translation>
    </message>
    <message>
        <source>“{text}” is not an amount in {currency}. Write it like {example}.</source>
        <translation>“{text}” não é um valor em {currency}. Escreva como {example}.</translation>
    </message>
    <message>
        <source>“{text}” is not an e-mail address. Write it whole, such as {example}: look for spaces and commas.</source>
        <translation>“{text}” não é um endereço de e-mail. Escreva-o inteiro, como {example}: procure espaços e vírgulas.</translation>
    </message>
    <message>
        <source>“{text}” is not an e-mail address. Write one address, such as maria@example.org.</source>
        <translation>“{text}” não é um endereço de e-mail. Escreva um endereço, como maria@example.org.</translation>
    </message>
    <message>
        <source>“{text}” is not an image&apos;s address. It must start with https:// and name a site.</source>
        <translation>“{text}” não é o endereço de uma imagem. Ele deve começar com https:// e ter um site.</translation>
    </message>
    <message>
        <source>“{text}” is not the id of a payment in Stripe. It starts with pi_; copy it from Stripe&apos;s page.</source>
        <translation>“{text}” não é o id de um pagamento no Stripe. Ele começa com pi_; copie-o da página do Stripe.</translation>
    </message>
    <message>
        <source>“{text}” is not the id of a payment. Copy it from Stripe: it begins pi_.</source>
        <translation>“{text}” não é o id de um pagamento. Copie-o do Stripe: ele começa com pi_.</translation>
    </message>
    <message>
        <source>“{text}” is written in another way than here. Write {decimal}.</source>
        <translation>“{text}” está escrito de um jeito diferente do usado aqui. Escreva {decimal}.</translation>
    </message>
    <message>
        <source>“{value}” does not fit this field. Write it anew.</source>
        <translation>“{value}” não serve para este campo. Escreva de novo.</translation>
    </message>
</context>
</TS>
