const words = (text: string): readonly string[] => text.trim().split(/\s+/)

interface Names {
  readonly girls: readonly string[]
  readonly boys: readonly string[]
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly families: readonly string[]
}

// No family name of the stories is here: whoever searches for one finds that family alone.
export const swedish: Names = {
  girls: words(`Agnes Alice Alma Astrid Clara Edith Ella Ellen Elsa Emelie Engla Ester Freja Greta Hanna Hedda Hilda Ida Ines
    Ingrid Iris Isabelle Julia Juni Kerstin Klara Lea Leia Linnea Liv Livia Lova Lovisa Lykke Majken Märta Meja Moa
    Molly Nellie Nora Olivia Ronja Saga Selma Signe Sigrid Stella Svea Thea Tuva Tyra Vera Wilda`),
  boys: words(`Adam Adrian Albin Alfred Anton Aron Arvid Axel Benjamin Charlie Edvin Elliot Elton Emil Erik Filip Folke Frank
    Gustav Harry Henning Hjalmar Isak Ivar Jack Josef Julian Kalle Loke Love Loui Ludvig Malte Matteo Max Melker
    Melvin Milo Noah Oliver Olle Oscar Otto Sam Sigge Sixten Tage Theo Ture Vidar Viktor Ville William`),
  women: words(`Anna Annelie Camilla Caroline Cecilia Charlotta Elin Elisabet Emma Erika Eva Frida Helen Ida Jessica Johanna
    Josefin Kajsa Karin Lina Lisa Louise Madeleine Malin Maria Matilda Mia Michaela Moa Rebecka Sandra Sara Stina
    Susanne Therese Ulrika`),
  men: words(`Adam Alexander Anders Andreas Björn Carl Christian Christoffer Daniel Emil Erik Fredrik Gustav Henrik Jakob Jens
    Jesper Joakim Johan Jon Jonas Kristian Magnus Martin Mattias Niklas Olof Patrik Pontus Rickard Simon Stefan
    Tobias Viktor`),
  families:
    words(`Abrahamsson Ahlberg Ahlgren Alm Andersson Arvidsson Axelsson Beckman Bengtsson Berg Blom Blomqvist Bodin Boström
    Bohlin Carlsson Claesson Danielsson Davidsson Edlund Ekman Eklund Eliasson Engström Eriksson Fors Fredriksson
    Friberg Gunnarsson Gustafsson Hagberg Hallberg Hansson Hedberg Hermansson Isaksson Jakobsson Jansson Johansson
    Jonasson Jönsson Karlsson Kjellberg Larsson Lilja Lindahl Lindberg Lindblom Lindholm Ljung Löfgren Magnusson
    Martinsson Mattsson Melin Moberg Molin Månsson Nilsson Norén Nyqvist Olofsson Olsson Palm Pettersson Pålsson
    Rosén Samuelsson Sjöberg Skoglund Ström Sundberg Svensson Söderlund Torstensson Viklund Vallin Westerberg
    Wikström Åström Öhman Östlund`),
}

export const international: Names = {
  girls: words(`Aaliyah Aisha Aya Dalia Elif Farah Hana Ilhan Jana Lamis Leyla Lina Maryam Mila Nadja Nour Samira Sara Yara
    Zeinab`),
  boys: words(`Adam Ali Amir Arman Bilal Dariusz Emir Hamza Ibrahim Idris Ismail Karim Luka Mateusz Mustafa Rayan Sami
    Yonas Yusuf Zaid`),
  women: words(`Agnieszka Amal Asha Aziza Dunja Elena Fadumo Hala Huda Jasmina Katarzyna Layla Mariam Mirela Noor Rana Selin
    Senait`),
  men: words(`Abdi Ahmad Ali Bashir Dragan Emre Farid Hassan Igor Jamal Khaled Mehmet Milan Mohamed Omar Piotr Tesfay
    Walid`),
  families: words(`Abdi Aydin Begić Celik Dogan Farah Ghebremedhin Hamidi Hosseini Ibrahim Jovanović Kaya Khalil Kowalski Mahmoud
    Nowak Noori Omar Petrović Said Yilmaz`),
}

/** Streets that exist in no register: the municipality is made up. */
export const streets = {
  Ekhamra: words(`Kvarnbacken Ekhagsvägen Smedjegatan Klockargränd Rönnvägen Mejerigatan Ängsvägen Stenåldersvägen Lärkgatan
    Tallbacken`),
  Sjövik: words('Båtbyggarvägen Vassvägen Fiskargränd Abborrvägen Fyrstigen'),
} as const
