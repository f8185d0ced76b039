import time, cProfile
from search.models import SearchEntry
def test_t(client):
    def t(label):
        for q in ["vneid","can cuoc dien tu","lừa đảo","a b c d e g h i k l m n o p q r s t","kichh hoatt vneidd taii","qwerty asdfgh zxcvbn poiuyt lkjhgf mnbvcx qazwsx edcrfv tgbyhn ujmikl"]:
            client.get("/api/search",{"q":q}); s=time.perf_counter()
            for _ in range(3): client.get("/api/search",{"q":q,"limit":10})
            print(label, q[:30], round((time.perf_counter()-s)/3*1000,1),"ms")
    t("1x")
    rows=list(SearchEntry.objects.all())
    for c in range(1,10):
        for r in rows: r.pk,r.source=None,f"c{c}:{r.source.split('|')[-1]}"[:80]
        for r in rows: r.source=f"c{c}|{r.source.split('|')[-1].split('c%d:'%c)[-1]}"[-80:]
        SearchEntry.objects.bulk_create(rows)
    t("10x")
