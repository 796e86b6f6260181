#include "intents/lexicons.h"

namespace intents {
namespace {

constexpr std::array<Lexicon, kLexiconCount> kLexicons{
    Lexicon{"en", "",
            " the a an is it i my to and of in on for not you your with that this what how do "
            "does can cant dont have has no me was are but from backup phone says fails "
            "failed its im at please help when still now it's be will all storage iphone "
            "icloud we they he she our us them him her his their there here then than so if "
            "or as by any some just only about out up down off over after before again yet "
            "too also very much many more most other another same new old good bad get got go "
            "going went make made take took see saw say said tell told try tried use used "
            "want wanted need needed know think keep keeps give let put set one two time day "
            "week last next first way thing something nothing everything anything someone "
            "where why which would could should may might did didnt doesnt isnt wont havent "
            "am were been had these those because since until full restart restarted update "
            "updated space account password photos screen button network internet error "
            "message red son solo van place favor tempo tag die male sale persona gratis "
            "encore hello thanks yes ok okay "},
    Lexicon{"es",
            " hola gustaría hablar humano agente alguien respaldos gracias ayuda ayúdame "
            "cómo qué está están también copia respaldo puedo tengo quiero necesito "
            "buenos buenas teléfono celular móvil añadir mañana sesión días llena "
            "cuánto cuánta cuándo dónde quién respaldar borrar borran reiniciar "
            "reinicié reinicio actualizar actualicé contraseña porfa todavía sigue igual "
            "funciona hice puede podría estoy tiene tienes hay aparece espacio "
            "almacenamiento suficiente pantalla conexión usted ustedes ayudar perder fotos "
            "hablen ahora nadie sirve hacerlo deja ayuden señor señora ",
            " el la los las un una de del que no se me mi en por para con es y pero muy lleno "
            "hacer hace porque cuando al lo como más sí seguridad dice nada falla mis su ya "
            "cuanto cuanta donde quien sale hago nuevo error van mucho mucha solo fue son "
            "tarda demora atascada atascado red tiempo datos cuenta eso esto aqui nube favor "
            "gratis persona "},
    Lexicon{"pt",
            " olá gostaria falar humano atendente alguém obrigado obrigada ajuda não você "
            "está cópia segurança tenho consigo meu minha também preciso quero bom "
            "celular espaço reiniciei reiniciar perder vou fico fica minhas meus fotos "
            "suporte senha armazenamento continua ainda agora tô tá pra fazendo fazer faz "
            "deu estou tentei atualizei demora nenhuma alguma pessoa erro conseguir consegue "
            "parado ",
            " o a os as um uma de do da que em no na por para com é e mas muito porque quando "
            "se ao mais isso já cheio falhou nao voce tem quanto tempo restante foto igual "
            "tudo nada novo conta rede calculando nuvem aqui sem só eu ele oi "},
    Lexicon{"fr",
            " bonjour voudrais parler humain quelquun conseiller merci salut aidez aide "
            "sauvegarde téléphone est-ce être ça où déjà après peux espace stockage "
            "svp même sil français problème échoué bloqué bloquée sauvegarder "
            "sauvegardes redémarré redémarrer jour perdre combien temps pourquoi "
            "toujours fonctionne libérer veux besoin aidez-moi moi erreur toute bonsoir avez "
            "avoir faire fais personne jai cest ",
            " le la les un une des du de que qui ne pas je tu il nous vous mon ma mes est et "
            "en au aux pour avec sur dans mais plus ce cette na fait nest quand ca reste "
            "place encore rien depuis cela non oui si suis ai lui leur estimation restant "
            "prend mot passe comment compte réseau tout tous marche quelqu "},
    Lexicon{"de",
            " hallo sprechen mensch menschen mitarbeiter jemand jemandem danke hilfe bitte "
            "nicht ich funktioniert sicherung speicher mein meine wie kann können geht habe "
            "möchte fehlgeschlagen für über warum schon backupt sichern sichert wieder "
            "immer hängt keinen speicherplatz jemanden reden neu gestartet aktualisiert "
            "verliere lange dauert gehts funktionierts guten abend moin kommt steht mehr "
            "welche ",
            " der die das ein eine und ist es auf zu mit den dem von im wird auch noch kein "
            "keine aber was wenn nach sie du mir mich voll hat nur handy fehler ichs da bei "
            "vom zum zur alle alles sehr "},
    Lexicon{"it",
            " ciao parlare umano operatore qualcuno grazie aiuto sono perché telefono spazio "
            "buongiorno vorrei posso funziona più riesco esaurito cellulare però salvare "
            "salvataggio riavviato aggiornato perdere foto qualcosa errore ancora niente "
            "bloccato sempre devo voglio aiutarmi buonasera ",
            " il lo la i gli le un una di del della che non è e mi mio in per con su da si ma "
            "come ho ha questo fare quando backup pieno fallito anche mia sto fa fatto già "
            "va ora tutto sul nel alla tempo quanto salve memoria "},
    Lexicon{
        "nl",
        " hallo bedankt dank niet ik mijn hulp werkt opslag reservekopie telefoon kunt alstublieft "
        "waarom ",
        " de het een van en is op te dat met voor er maar ook nog geen aan heb wat hoe kan bij "
        "je naar wordt vol lukt "},
    Lexicon{"tr",
            " merhaba insan temsilci konuşmak istiyorum teşekkürler yardım yedekleme telefonum "
            "nasıl değil yok lütfen neden "
            "yapamıyorum olmuyor hata için selam çalışmıyor alamıyorum dolu ",
            " bir ve bu da de ne mi çok ama var benim ile daha gibi icin degil yedek "},
    Lexicon{"id",
            " halo bicara manusia terima kasih tolong tidak bisa saya cadangan penyimpanan "
            "bagaimana kenapa gagal penuh bantuan ponsel mohon apakah berapa hilang lama "
            "prosesnya macet memperkirakan waktu orang mau masih sudah gimana terus ga gak "
            "nya bantu aku hapus jaringan kata sandi akun cukup ruang lagi semua ",
            " yang di ke dan ini itu dengan untuk dari ada belum apa hp kami nggak kalau akan "
            "foto habis coba baru ya nih dong sih jadi sama "},
    Lexicon{"pl",
            " cześć dziękuję pomocy proszę nie działa kopia zapasowa mogę mój moja jest telefon "
            "dlaczego brak miejsca kopii ",
            " i w na z do się że to jak co po ale mi mam już za od "},
    Lexicon{"vi",
            " không của tôi được là sao lưu xin chào cảm ơn điện thoại bị lỗi giúp dung lượng ",
            " và có cho khi này đã với thì để trên một "},
    Lexicon{"sv",
            " hej tack hjälp inte jag säkerhetskopiering fungerar telefon varför snälla lagring ",
            " och att det är en ett på för med som av till min mitt har kan går den om "},
    Lexicon{"hi-Latn",
            " nahi nahin hai mera meri mujhe kaise kyu kyun karo kripya namaste dhanyavad raha "
            "rahi kitna kitni lagega lagegi bhai krna karna karni chahiye batao bataiye "
            "samajh jayega jayengi jayenge insaan baat madad hua hui phir abhi kaam gayi rha "
            "rhi nhi mujhko hoga sakta sakti wala ",
            " ho kya ka ki ke ko se me mein aur bhi par kar phone gaya hota kuch aap kisi liye "
            "tha thi kab kal atak bhar jagah kam sab kyunki lekin toh yaar "},
};

}  // namespace

const std::array<Lexicon, kLexiconCount>& lexicons() { return kLexicons; }

}  // namespace intents
