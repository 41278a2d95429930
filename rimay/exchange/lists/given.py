"""Given names common in Peru: they tell on which side of a name the surnames stand."""

from rimay.exchange.lists.words import listed

GIVEN = listed(
    """
    abel adela adolfo adrian agustin aida alan alberto alejandra alejandro alex
    alfonso alfredo alicia alvaro amelia ana andrea andres angel angela angelica
    antonia antonio arturo augusto aurelio beatriz benito bernardo betty blanca
    brenda bruno camila carla carlos carmen carolina catalina cecilia celia cesar
    christian claudia cristian cristina cynthia daniel daniela dante david delia
    diana diego dina dora edgar edison edith eduardo edwin efrain elena eliana elias
    elizabeth elsa elvira emilio enrique erick erika ernesto esteban esther eugenia
    eva fabiola felipe felix fernanda fernando fidel flor francisca francisco freddy
    gabriel gabriela genaro gerardo german gilberto giovanna gladys gloria gonzalo
    graciela gregorio guadalupe guillermo gustavo hector henry herminia hernan hilda
    hugo humberto ignacio ines irene iris irma isaac isabel ivan jaime janet javier
    jenny jesus jhon jimmy joel johana john jorge jose josefina juan juana julia
    julian juliana julio justina karen karina katherine kevin laura leonardo leonor
    leticia lidia liliana lorena lourdes lucas lucia lucio lucy luis luisa luz
    magaly manuel manuela marcela marcelino marcelo marco marcos margarita maria
    mariana maribel marina mario marisol maritza marlene marleny marta martha martin
    mateo mauricio maximo mercedes miguel milagros miriam moises monica nancy
    natalia nelly nelson nestor nicolas nicolasa nilda noemi nora norma octavio olga
    olinda oscar pablo pamela paola patricia paul paula paulina pedro pilar rafael
    ramiro raquel raul rebeca rene ricardo richard roberto rocio rodolfo roger
    rolando romulo ronald rosa rosario rosaura roxana ruben ruth sabina samuel
    sandra santiago sara saturnino saul segundo sergio silvia simon sofia soledad
    sonia susana tania teodora teodoro teofilo teresa tomas valentin valeria vanessa
    veronica vicente victor victoria vilma violeta virginia walter wilber wilfredo
    william wilma wilson yanet yesenia yolanda yovana zenon zoila zulema
    """
)
